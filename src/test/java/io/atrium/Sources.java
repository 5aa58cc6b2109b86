package io.atrium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sources as they lie in the repository, for rules about text that no class file keeps. */
final class Sources {

  private Sources() {}

  static Stream<File> java(String folder) {
    return below(Path.of(folder), ".java");
  }

  static Stream<File> templates() {
    return below(Path.of("src/main/resources/templates"), ".html");
  }

  static Stream<File> messages() {
    return below(Path.of("src/main/resources/messages"), ".properties");
  }

  private static Stream<File> below(Path folder, String ending) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream()
          .map(file -> File.read(folder, file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One source: its name below the folder, with forward slashes, and what it says. */
  record File(String name, String text) {

    private static File read(Path folder, Path file) {
      try {
        var name = folder.relativize(file).toString().replace('\\', '/');
        return new File(name, Files.readString(file));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
