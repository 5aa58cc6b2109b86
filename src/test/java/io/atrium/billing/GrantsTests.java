package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.Atrium;
import io.atrium.accounts.Actor;
import io.atrium.system.ServerProcess;
import io.atrium.testing.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ledger rule 3, on PostgreSQL: where the portal's user does not own the tables, its rights let it
 * add to the books and never change them, and so it cannot switch off what else refuses a change.
 */
class GrantsTests {

  private static final String USED =
      """
      insert into usage_interval (
          instance_id, meter, sequence, from_second, revision, state, replaced, to_second,
          open_marker, quantity, department_id, owner_id, name, kind, environment, offering_id,
          host_id, doubted_second, changed_second)
      select 'i-1', 'vcpu', 1, cast(extract(epoch from m) as bigint), 1, 'COUNTED', false,
        cast(extract(epoch from m) as bigint) + 3600, null, 2, d.id, 'ada', 'one', 'VM', 'TEST',
        'off-1', 'h-1', null, 0
      from department d, (select date_trunc('month', now()) - interval '9 days' as m) t
      where d.parent_id is null\
      """;

  private static ConfigurableApplicationContext portal;
  private static JdbcClient jdbc;

  @BeforeAll
  static void aPortalWhoseUserOwnsNothing() throws SQLException {
    var url = TestDatabase.POSTGRESQL.newUrl().replaceFirst("[?].*", "");
    var owner = TestDatabase.POSTGRESQL.user();
    try (var connection = DriverManager.getConnection(url, owner, "");
        var statement = connection.createStatement()) {
      statement.execute("drop role if exists atrium_portal");
      statement.execute("create role atrium_portal login");
    }
    portal =
        SpringApplication.run(
            Atrium.class,
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=atrium_portal",
            "--spring.datasource.password=",
            "--spring.flyway.user=" + owner,
            "--spring.flyway.password=",
            "--server.port=0",
            "--ATRIUM_BOOTSTRAP_PASSWORD=" + ServerProcess.PASSWORD,
            "--atrium.background.enabled=false",
            "--atrium.hosts.discover=false");
    jdbc = portal.getBean(JdbcClient.class);
    jdbc.sql(USED).update();
    portal.getBean(BillCloser.class).closeDue();
  }

  @AfterAll
  static void end() {
    portal.close();
  }

  @Test
  void ledgerRule3TheRightsSufficeToCloseAMonthAndToVerifyIt() {
    var month = portal.getBean(BillQueries.class).currentPeriod().minusMonths(1);

    assertThat(portal.getBean(BillQueries.class).bills(Actor.portal(), month)).hasSize(1);
    assertThat(portal.getBean(LedgerAudit.class).firstFault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ledger_entry",
        "bill",
        "bill_line",
        "bill_evidence",
        "price_version",
        "price",
        "price_allowance",
        "price_discount",
        "price_withdrawal",
        "audit_entry"
      })
  void ledgerRule3TheRightsLetNothingBeChangedThatIsFinal(String table) {
    for (var change :
        List.of(
            "delete from " + table,
            "truncate table " + table,
            "update %1$s set %2$s = %2$s".formatted(table, column(table)),
            "alter table %s disable trigger user".formatted(table),
            "drop trigger %1$s_is_final on %1$s".formatted(table))) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .rootCause()
          .hasMessageMatching(
              "ERROR: (permission denied for|must be owner of) (table|relation) .*");
    }
  }

  private static String column(String table) {
    return jdbc.sql(
            """
            select column_name from information_schema.columns where table_name = ?
            order by ordinal_position desc fetch first 1 rows only\
            """)
        .param(table)
        .query(String.class)
        .single();
  }
}
