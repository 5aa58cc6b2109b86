package io.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DoorsTests {

  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TEST = Path.of("src/test/java");

  /** On the class path of tests it would come first, and the room's own would never be read. */
  @Test
  void noTestHidesTheDeclaredDoorOfARoom() throws IOException {
    try (var files = Files.walk(TEST)) {
      var hidden =
          files
              .filter(file -> file.endsWith("package-info.java"))
              .filter(file -> Files.exists(MAIN.resolve(TEST.relativize(file))));

      assertThat(hidden).isEmpty();
    }
  }
}
