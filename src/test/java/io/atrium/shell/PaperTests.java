package io.atrium.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PaperTests {

  private static final Path LAYOUT = Path.of("frontend", "src", "styles", "layout.css");

  @Test
  void leavesNoRoomForTheNavigationOnPaperHoweverWideTheSheet() throws IOException {
    var rules = Files.readString(LAYOUT).split("@media ");

    var besideNavigation =
        Arrays.stream(rules)
            .filter(each -> each.matches("(?s).*body\\.with-nav \\{[^}]*display: grid.*"));

    assertThat(besideNavigation)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).startsWith("screen"));
  }
}
