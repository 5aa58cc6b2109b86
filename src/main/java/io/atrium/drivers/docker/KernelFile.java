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

  /** The number that the file consists of. */
  static @Nullable Long number(Path file) {
    return sum(file, line -> line);
  }

  /**
   * The numbers behind {@code word} in the lines that have it, in all; spaces before a line count.
   */
  static @Nullable Long after(Path file, String word) {
    return sum(
        file,
        line -> {
          var start = word.startsWith(" ") ? line.indexOf(word) : startOf(line, word);
          return start < 0 ? "" : line.substring(start + word.length()).split(" ", 2)[0];
        });
  }

  private static int startOf(String line, String word) {
    return line.startsWith(word) ? 0 : -1;
  }

  private static @Nullable Long sum(Path file, UnaryOperator<String> number) {
    var lines = lines(file);
    return lines.isEmpty()
        ? null
        : (Long)
            lines.stream()
                .map(number)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .sum();
  }
}
