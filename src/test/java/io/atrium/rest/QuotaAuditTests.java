package io.atrium.rest;

import static io.atrium.rest.Talk.read;
import static io.atrium.rest.Talk.text;
import static io.atrium.rest.Visitor.AUDITOR;
import static io.atrium.rest.Visitor.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.quota.QuotaMeter;
import io.atrium.quota.QuotaQueries;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Quota rule 4, as operators and auditors see it: the figure, and exactly what is wrong. */
@RestTest
class QuotaAuditTests {

  private static final String AUDIT = "/api/v1/quotas/audit";

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Campus campus;
  @Autowired private QuotaQueries quotas;
  @Autowired private DepartmentQueries departments;
  @Autowired private JdbcClient jdbc;

  @Test
  void rule4TheFigureIsZeroAndASabotagedCounterIsNamedByPageAndInterface() {
    campus.running();
    assertThat(read(get(OPERATOR, AUDIT), "$.differences")).isEqualTo("0");
    var name = departments.department(campus.home().id()).name();
    var disk = quotas.of(campus.home().id()).of(QuotaMeter.DISK_GIB).used();

    sabotage(5);
    var told = get(AUDITOR, AUDIT);
    var page = text(get(AUDITOR, "/quotas/panels/audit"));
    sabotage(-5);

    assertThat(read(told, "$.differences")).isEqualTo("1");
    assertThat(read(told, "$.lines[0].scope")).isEqualTo(name);
    assertThat(read(told, "$.lines[0].meter")).isEqualTo("diskGib");
    assertThat(read(told, "$.lines[0].booked")).isEqualTo(String.valueOf(disk + 5));
    assertThat(read(told, "$.lines[0].counted")).isEqualTo(String.valueOf(disk));
    assertThat(page).contains("Must be 0", name, "Disk, GiB");
    assertThat(text(get(OPERATOR, "/quotas/panels/audit"))).contains("As it must be");
  }

  @Test
  void theHealthPageAsksEachRoomForWhatItCompared() {
    var page = text(get(OPERATOR, "/health/checks"));

    assertThat(page).contains("/quotas/panels/audit", "/bills/panels/ledger");
    assertThat(text(get(OPERATOR, "/bills/panels/ledger"))).contains("As it must be", "Verify now");
    assertThat(read(get(OPERATOR, "/api/v1/ledger"), "$.whole")).isEqualTo("true");
  }

  private void sabotage(int more) {
    jdbc.sql("update quota set used = used + ? where scope_id = ? and meter = 'diskGib'")
        .params(more, campus.home().id())
        .update();
  }

  private MvcTestResult get(Visitor visitor, String uri) {
    return visitors.as(visitor, portal.get().uri(uri), uri).exchange();
  }
}
