package io.atrium.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import io.atrium.journey.WholePortal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where there is little room, nothing is out of sight: neither a column nor the end of a name. */
@Tag("live")
@Tag("live-browser")
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OnStage.class)
class NarrowPagesLive {

  private static final String HIDDEN_COLUMNS =
      "[...document.querySelectorAll('.table-scroll')]"
          + ".filter(each => each.scrollWidth > each.clientWidth).length";

  private static final String WORD = "Rinderkennzeichnungsfleischetikettierungsueberwachung";
  private static final String LOGIN = "long.named";

  private final Stage stage;
  private final String department;
  private final String machine;

  NarrowPagesLive(Stage stage) {
    this.stage = stage;
    machine = stage.order("narrow");
    department =
        stage
            .rest()
            .post("/api/v1/departments", Map.of("code", "RKF", "name", WORD))
            .get("id")
            .asString();
    stage
        .rest()
        .post(
            "/api/v1/departments/" + department + "/members",
            Map.of(
                "login",
                LOGIN,
                "name",
                WORD + WORD,
                "role",
                "HEAD",
                "password",
                WholePortal.PASSWORD));
  }

  @ParameterizedTest
  @EnumSource
  void namesOfOneLongWordFit(Look look) {
    try (var head = stage.visitor(look).login(LOGIN);
        var operator = stage.visitor(look).login(Stage.OPERATOR)) {
      var at = "/departments/" + department;
      for (var path : List.of("/", "/profile", "/instances/new", at, "/activity", "/costs")) {
        fits(head, path, look);
      }
      for (var path : List.of(at + "/edit", at + "/delete", "/departments", "/quotas", "/people")) {
        fits(operator, path, look);
      }
    }
  }

  @Test
  void everyColumnOfHostsAndQuotaIsInSight() {
    try (var operator = stage.visitor(Look.TABLET).login(Stage.OPERATOR)) {
      for (var path : List.of("/quotas", "/hosts")) {
        operator.page().setViewportSize(1024, 768);
        fits(operator, path, Look.TABLET);
        assertThat(operator.page().evaluate(HIDDEN_COLUMNS)).as(path).isEqualTo(0);
        operator.page().setViewportSize(768, 1024);
        assertThat(operator.overflow()).as(path).isZero();
        assertThat(operator.page().evaluate(HIDDEN_COLUMNS)).as(path).isEqualTo(0);
      }
    }
  }

  @Test
  void afterARefusedSaveTheFocusIsOnTheReason() {
    try (var operator = stage.visitor(Look.LIGHT).login(Stage.OPERATOR)) {
      operator.open("/instances/" + machine + "/edit");
      operator.page().locator("#name").fill("Not A Name!");
      operator.button("Save").click();
      operator.page().waitForSelector(".alert--bad:focus");
    }
  }

  private static void fits(Visitor visitor, String path, Look look) {
    visitor.open(path);
    var name = "narrow" + path.replaceAll("dep-[0-9a-f]+", "one").replace('/', '-') + "-" + look;
    var file = Path.of("target", "screenshots", name + ".png");
    visitor.page().screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
    assertThat(visitor.overflow()).as("%s, %s", path, look).isZero();
  }
}
