package io.atrium.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.atrium.journey.WholePortal;
import io.atrium.testing.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with the portal, in a real browser, by what they see and read there. */
@Tag("live")
@Tag("live-browser")
@ExtendWith(OnStage.class)
class BrowserJourneyLive {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Stage stage;

  BrowserJourneyLive(Stage stage) {
    this.stage = stage;
  }

  private static void waitFor(Locator place, String text) {
    assertThat(place).containsText(text, new ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
  }

  @Test
  void ordersAMachineWithoutAMouseAndSeesItBecomeRunning() {
    try (var anna = stage.visitor(Look.LIGHT)) {
      anna.open("/instances/new");
      anna.tabTo("#username");
      anna.type(Stage.MEMBER);
      anna.tabTo("#password");
      anna.type(WholePortal.PASSWORD);
      anna.press("Enter");
      anna.page().waitForURL(Pattern.compile(".*/instances/new"));

      anna.tabTo("[name=imageId]");
      anna.press("Space");
      anna.tabTo("[name=offeringId]");
      var price = anna.page().locator("#order-summary .figure__value");
      var cheap = price.innerText();
      anna.press("ArrowDown");
      assertThat(price).not().hasText(cheap);
      anna.tabTo("#name");
      anna.type("by-keyboard");
      anna.tabTo("#order-summary [type=submit]");
      anna.press("Enter");

      anna.page().waitForURL(Pattern.compile(".*/instances/i-.*"));
      assertThat(anna.page().locator(".steps")).containsText("Request accepted");
      waitFor(anna.page().locator("#phase"), "Running");
      assertThat(anna.page().locator("#announcements")).hasText("by-keyboard: Running");
    }
  }

  @Test
  void startPageShowsMyMachinesTheMonthSoFarAndWhatNeedsMe() {
    stage.order("on-the-start-page");
    stage
        .rest()
        .post(
            "/api/v1/hosts",
            Map.of("name", "silent", "driver", "docker", "uri", "unix:///run/silent.sock"));

    try (var operator = stage.visitor(Look.LIGHT).login(Stage.OPERATOR)) {
      waitFor(operator.page().locator("#main"), "on-the-start-page");
      waitFor(operator.page().locator("#main"), "so far");
      Await.until(
          PATIENCE,
          "the silent host needs the operator",
          () -> {
            operator.open("/");
            return operator.link("silent does not answer").count() == 1;
          });
    }
  }

  @Test
  void stopsAMachineAndDeletesItAfterAskingOnce() {
    var id = stage.order("short-lived");

    try (var anna = stage.visitor(Look.LIGHT).login(Stage.MEMBER)) {
      anna.open("/instances/" + id);
      anna.button("Stop").click();
      waitFor(anna.page().locator("#phase"), "Stopped");

      anna.link("Delete").click();
      assertThat(anna.heading("Delete short-lived?")).isVisible();
      anna.button("Keep it").click();
      assertThat(anna.heading("Delete short-lived?")).isHidden();
      anna.link("Delete").click();
      anna.button("Delete it").click();

      waitFor(anna.page().locator("#main"), "This machine was deleted");
    }
  }

  @Test
  void leadsFromTheBillToEverySecondBehindALine() {
    var path = "/api/v1/instances/" + stage.order("on-the-bill");
    // Use is billed in whole seconds: a machine stopped in its first one took no vCPU.
    var billed = Instant.parse(stage.rest().get(path).get("startedAt").asString()).plusSeconds(3);
    Await.until(PATIENCE, "it ran for seconds", () -> Instant.now().isAfter(billed));
    stage.rest().post(path + "/actions/stop", Map.of());

    try (var karl = stage.visitor(Look.LIGHT).login(Stage.HEAD)) {
      Await.until(PATIENCE, "a line explains the machine", () -> explains(karl, "on-the-bill"));

      assertThat(karl.heading("How it adds up")).isVisible();
      assertThat(karl.heading("Every interval")).isVisible();
    }
  }

  @Test
  void operatorRegistersAndDrainsAHostAndSetsAQuota() {
    try (var operator = stage.visitor(Look.LIGHT).login(Stage.OPERATOR)) {
      operator.open("/hosts/new");
      operator.page().getByLabel("Name").fill("rack 7");
      operator.page().getByLabel("Driver").selectOption("simulated");
      operator.page().getByLabel("Address").fill("simulated:///rack7?vcpus=4");
      operator.button("Register a host").click();
      waitFor(operator.page().locator("#health"), "Well");
      assertThat(operator.page().locator("#health")).containsText("Simulated");

      operator.button("Place nothing new").click();
      assertThat(operator.page().locator("#health")).containsText("Takes nothing new");

      operator.open("/quotas/" + stage.departmentId());
      operator.page().getByLabel("vCPU").fill("44");
      operator.button("Save").click();
      assertThat(operator.page().locator("#quotas")).containsText("of 44");
    }
  }

  @Test
  void orderStopAndDeletionWorkWithoutScript() {
    try (var anna = stage.visitorWithoutScript().login(Stage.MEMBER)) {
      anna.open("/instances/new");
      anna.page().getByLabel("Name").fill("plain-old-form");
      submit(anna, "Request this machine");
      var machine = anna.path();
      assertThat(anna.path()).startsWith("/instances/i-");
      awaitOnReload(anna, "#phase", "Running");
      submit(anna, "Stop");
      awaitOnReload(anna, "#phase", "Stopped");

      anna.link("Delete").click();
      submit(anna, "Delete it");
      anna.open(machine);

      awaitOnReload(anna, "#main", "This machine was deleted");
    }
  }

  @Test
  void refusesAFileThatIsNoImageBesideTheField() {
    try (var anna = stage.visitor(Look.LIGHT).login(Stage.MEMBER)) {
      anna.open("/images/new");
      anna.page().getByLabel("Name").fill("A letter");
      anna.page()
          .getByLabel("File", new Page.GetByLabelOptions().setExact(true))
          .setInputFiles(
              new FilePayload(
                  "letter.txt",
                  "text/plain",
                  "Dear dean".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
      anna.button("Upload it").click();

      waitFor(anna.page().locator(".alert--bad"), "is not a qcow2 disk");
    }
  }

  private static boolean explains(Visitor visitor, String name) {
    visitor.open("/bills"); // who may see one department only is led straight to its bill
    var daily =
        new Page.LocatorOptions().setHasText("production").setHas(visitor.link("Explain vCPU"));
    var line = visitor.page().locator("tr", daily);
    if (line.count() == 0) {
      return false;
    }
    line.getByRole(AriaRole.LINK).click();
    return visitor.page().locator("#explanation").innerText().contains(name);
  }

  /** Without script a form leads to another page, and a reload before it is there would race it. */
  @SuppressWarnings(
      "deprecation") // what it is deprecated for, races within one page, cannot be here
  private static void submit(Visitor visitor, String button) {
    visitor.page().waitForNavigation(() -> visitor.button(button).click());
  }

  private static void awaitOnReload(Visitor visitor, String place, String text) {
    Await.until(
        PATIENCE,
        "the page says " + text,
        () -> {
          visitor.page().reload();
          return visitor.page().locator(place).innerText().contains(text);
        });
  }
}
