package io.atrium.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.atrium.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in light, in dark and on a phone: nothing that keeps somebody out by axe-core's rules,
 * nothing beyond the edge of the screen, nothing that the browser complains about. A picture of
 * each is left in {@code target/screenshots}.
 */
@Tag("live")
@Tag("live-browser")
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OnStage.class)
class PageLooksLive {

  /** Every page of the operator, by the name of its picture. */
  private static final List<String> OF_THE_OPERATOR =
      List.of(
          "home=/",
          "machines=/instances",
          "machine=/instances/{machine}",
          "machine-edit=/instances/{machine}/edit",
          "machine-delete=/instances/{machine}/delete",
          "machine-cost=/instances/{machine}/cost",
          "order=/instances/new",
          "images=/images",
          "image=/images/{image}",
          "image-refused=/images/{refused}",
          "image-upload=/images/new",
          "image-build=/images/build",
          "image-edit=/images/{image}/edit",
          "bills=/bills",
          "bill=/bills/{bill}",
          "budgets=/budgets",
          "costs=/costs",
          "costs-year=/costs?period={year}&by=label&label=service",
          "prices=/prices",
          "prices-new=/prices/new",
          "quotas=/quotas",
          "quota-edit=/quotas/{department}",
          "quota-people=/quotas/{department}/people",
          "quota-window=/quotas/{department}/windows/new",
          "requests=/requests",
          "request=/requests/{request}",
          "request-new=/requests/new",
          "departments=/departments",
          "department=/departments/{department}",
          "department-edit=/departments/{department}/edit",
          "activity=/activity",
          "hosts=/hosts",
          "host=/hosts/{host}",
          "host-new=/hosts/new",
          "host-remove=/hosts/{host}/remove",
          "sizes=/offerings",
          "size-new=/offerings/new",
          "people=/people",
          "health=/health/checks",
          "person=/people/{person}",
          "profile=/profile",
          "tokens=/tokens",
          "password=/password");

  private static final Path PICTURES = Path.of("target", "screenshots");

  private final Stage stage;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<@Nullable String, Map<Look, Visitor>> visitors = new HashMap<>();

  PageLooksLive(Stage stage) {
    this.stage = stage;
    ids.put("machine", stage.order("moodle-exam"));
    ids.put("department", stage.departmentId());
    useSomething();
    awaitLines();
    ids.put("year", String.valueOf(Year.now(ZoneOffset.UTC)));
    ids.put("image", first("/api/v1/images"));
    ids.put("host", first("/api/v1/hosts"));
    ids.put("bill", first("/api/v1/bills?departmentId=" + stage.departmentId()));
    ids.put("person", first("/api/v1/people"));
    ids.put("refused", refusedImage());
    ids.put("request", request());
  }

  @AfterAll
  void leave() {
    visitors.values().forEach(looks -> looks.values().forEach(Visitor::close));
  }

  static Stream<Sight> sights() {
    return Stream.of(
        Sight.of(null, "login", "/login"),
        Sight.of(null, "problem", "/problems/quota-exceeded"),
        Sight.of(null, "rest-interface", "/docs/api"),
        Sight.of(Stage.MEMBER, "member-home", "/"),
        Sight.of(Stage.MEMBER, "member-order", "/instances/new"),
        Sight.of(Stage.MEMBER, "member-image-new", "/images/new"),
        Sight.of(Stage.MEMBER, "member-quota", "/quotas"),
        Sight.of(Stage.MEMBER, "member-request-new", "/requests/new?vcpus=500"),
        Sight.of(Stage.HEAD, "head-quota-people", "/quotas/{department}/people"),
        Sight.of(Stage.HEAD, "head-request", "/requests/{request}"),
        Sight.of(Stage.MEMBER, "forbidden", "/hosts"),
        Sight.of(Stage.HEAD, "head-department", "/departments/{department}"),
        Sight.of(Stage.HEAD, "head-bill", "/bills/{bill}"),
        Sight.of(Stage.HEAD, "bill-explained", "/bills/{bill}/lines/1"),
        Sight.of(Stage.OPERATOR, "not-found", "/nowhere"));
  }

  static Stream<Sight> sightsOfTheOperator() {
    return OF_THE_OPERATOR.stream()
        .map(each -> each.split("=", 2))
        .map(each -> Sight.of(Stage.OPERATOR, each[0], each[1]));
  }

  @ParameterizedTest
  @MethodSource({"sights", "sightsOfTheOperator"})
  void isOpenToEverybodyAndFitsEveryScreen(Sight sight) {
    for (var look : Look.values()) {
      var visitor = visitor(sight.who(), look);
      visitor.open(path(sight));

      visitor.page().screenshot(picture(sight, look));
      if (look.judged()) {
        assertThat(barriers(visitor)).as("%s, %s", sight.path(), look).isEmpty();
      }
      assertThat(visitor.overflow()).as("%s, %s", sight.path(), look).isZero();
      assertThat(visitor.complaints()).as("%s, %s", sight.path(), look).isEmpty();
    }
  }

  @Test
  void aBillOnPaperIsTheBillAndNotThePage() {
    var visitor = visitor(Stage.HEAD, Look.LIGHT);
    visitor.open(path(Sight.of(Stage.HEAD, "paper", "/bills/{bill}")));
    visitor.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(visitor.page().getByRole(AriaRole.NAVIGATION).all()).noneMatch(Locator::isVisible);
    assertThat(visitor.page().locator("h1").isVisible()).isTrue();
    visitor.page().pdf(new PdfOptions().setPath(PICTURES.resolve("bill.pdf")));

    visitor.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  private Visitor visitor(@Nullable String who, Look look) {
    return visitors
        .computeIfAbsent(who, _ -> new EnumMap<>(Look.class))
        .computeIfAbsent(
            look,
            _ -> {
              var visitor = stage.visitor(look);
              return who == null ? visitor : visitor.login(who);
            });
  }

  private String path(Sight sight) {
    var path = sight.path();
    for (var id : ids.entrySet()) {
      path = path.replace("{" + id.getKey() + "}", id.getValue());
    }
    return path;
  }

  private static ScreenshotOptions picture(Sight sight, Look look) {
    var file = PICTURES.resolve(sight.name() + "-" + look + ".png");
    return new ScreenshotOptions().setPath(file).setFullPage(true);
  }

  private static List<String> barriers(Visitor visitor) {
    // The page has no frames; without legacy mode a second page is opened for each look.
    return new AxeBuilder(visitor.page())
        .setLegacyMode(true).analyze().getViolations().stream().map(PageLooksLive::told).toList();
  }

  private static String told(Rule rule) {
    var places = rule.getNodes().stream().map(node -> String.valueOf(node.getHtml())).limit(3);
    return rule.getId() + ": " + rule.getHelp() + " " + places.toList();
  }

  private String first(String path) {
    return stage.rest().get(path).get("items").get(0).get("id").asString();
  }

  /** What has stopped is on the bill at once; what runs, only as far as its host was swept. */
  private void useSomething() {
    var rehearsal = stage.order("moodle-rehearsal");
    var stopping = stage.rest().post("/api/v1/instances/" + rehearsal + "/actions/stop", Map.of());
    stage.rest().ended(stopping.get("operation"));
  }

  private void awaitLines() {
    var path = "/api/v1/bills?departmentId=" + stage.departmentId();
    Await.until(
        Duration.ofSeconds(90),
        "the bill has lines",
        () -> {
          var bill = stage.rest().get(path).get("items").get(0).get("id").asString();
          return !stage.rest().get("/api/v1/bills/" + bill).get("lines").isEmpty();
        });
  }

  private String request() {
    var asked =
        Map.of(
            "kind", "QUOTA",
            "departmentId", stage.departmentId(),
            "limits", Map.of("vcpus", 600, "memoryMib", 1_228_800),
            "reason", "Enrolment week: two hundred students in one lab.",
            "to", "2099-10-01T00:00:00Z");
    return stage.rest().post("/api/v1/requests", asked).get("id").asString();
  }

  private String refusedImage() {
    var described =
        stage
            .rest()
            .post("/api/v1/images", Map.of("name", "Broken disk", "format", "QCOW2"))
            .get("id")
            .asString();
    try (var operator = stage.visitor(Look.LIGHT).login(Stage.OPERATOR)) {
      operator.open("/images/" + described);
      operator.page().setInputFiles("#file", Path.of("pom.xml"));
      operator.button("Send it").click();
      operator.page().waitForSelector("#live .alert--bad");
    }
    return described;
  }

  /**
   * A page as somebody sees it.
   *
   * @param who their login, or null for somebody outside
   * @param name of its picture
   */
  record Sight(@Nullable String who, String name, String path) {

    static Sight of(@Nullable String who, String name, String path) {
      return new Sight(who, name, path);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
