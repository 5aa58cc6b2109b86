package io.atrium.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lane itself: the machine's Chromium renders a page. */
@Tag("live")
@Tag("live-browser")
class BrowserLaneLive {

  @Test
  void chromiumRendersAPage() {
    var withoutDownload =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    var installed =
        new BrowserType.LaunchOptions()
            .setExecutablePath(Lane.chromium())
            .setArgs(List.of("--no-sandbox"));

    try (var playwright = Playwright.create(withoutDownload);
        var browser = playwright.chromium().launch(installed)) {
      var page = browser.newPage();
      page.setContent("<h1>Atrium</h1>");

      assertThat(page.locator("h1").innerText()).isEqualTo("Atrium");
    }
  }
}
