package io.atrium.rest;

import static io.atrium.rest.Talk.text;
import static io.atrium.rest.Visitor.AUDITOR;
import static io.atrium.rest.Visitor.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@RestTest
class ClockJumpPageTests {

  private static final String CHECKS = "/health/checks";

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  @AfterEach
  void noJumps() {
    jdbc.sql("delete from clock_jump").update();
  }

  @Test
  void saysOnTheHealthPageThatTheClockHasNeverJumped() {
    assertThat(page(AUDITOR)).contains("It has never been seen to jump by more than a minute.");
  }

  @Test
  void saysOnTheHealthPageWhenTheClockJumpedLastAndHowFar() {
    jump("2026-11-22T12:00:00Z", 90_000);
    assertThat(page(OPERATOR)).contains("Noticed on 22 Nov 2026", "it went forward by 1 d 1 h.");

    jump("2026-11-21T11:00:00Z", -7_260);
    assertThat(page(OPERATOR))
        .contains("Noticed on 21 Nov 2026", "it went back by 2 h 1 min.")
        .doesNotContain("22 Nov 2026");
  }

  private void jump(String at, long seconds) {
    jdbc.sql(
            "insert into clock_jump (noticed_at, seconds) values (cast(? as timestamp with time"
                + " zone), ?)")
        .params(at, seconds)
        .update();
  }

  private String page(Visitor visitor) {
    return text(visitors.as(visitor, portal.get().uri(CHECKS), CHECKS).exchange());
  }
}
