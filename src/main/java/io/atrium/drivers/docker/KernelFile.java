package io.atrium.drivers.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the small text files in which the kernel tells its counters. Unreadable means unknown. */
final class KernelFile {

  private KernelFile() {}

  /** Empty when there is no such file, or it may not be read. */
  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unseen) {
      return List.of();
    }
  }

  /** The sum of the numbers picked from its lines; null when the file says nothing. */
  static @Nullable Long sum(Path file, UnaryOperator<String> number) {
    var lines = lines(file);
    return lines.isEmpty()
        ? null
        : (Long)
            lines.stream()
                .map(number)
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .sum();
  }
}
