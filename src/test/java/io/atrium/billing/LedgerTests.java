package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.accounts.Actor;
import io.atrium.instances.Billable;
import io.atrium.pricing.Periods;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

// Prices and closed months are the whole institution's, so these tests have a database of their
// own.
@DataJpaTest(properties = "spring.application.name=ledger")
@BothDatabases
@Import(BillingRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class LedgerTests {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @Autowired private BillQueries bills;
  @Autowired private BillCloser closer;
  @Autowired private Closing closing;
  @Autowired private Periods periods;
  @Autowired private LedgerAudit audit;
  @Autowired private BookCheck check;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private JdbcTemplate template;

  private TestMonth month;

  @BeforeEach
  void begin() {
    clock.set(Instant.parse("2026-12-01T08:00:00Z"));
    month = months.getObject();
    month.ran("2026-11-02T12:00:00Z", "2026-11-20T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ledger_entry", "bill", "bill_line", "bill_evidence", "price_version", "price"})
  void letsTheDatabaseRefuseEveryChange(String table) {
    closer.closeDue();
    var column = table.startsWith("price") ? "id" : "bill_id";
    var key = table.equals("price") ? "version_id" : table.equals("bill") ? "id" : column;

    for (var change :
        List.of(
            "update %1$s set %2$s = %2$s".formatted(table, key),
            "delete from " + table,
            "truncate table " + table)) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .isInstanceOf(DataAccessException.class);
    }
    assertThat(jdbc.sql("select count(*) from " + table).query(Long.class).single()).isPositive();
  }

  @Test
  void writesEveryAmountTwiceWithOppositeSigns() {
    closer.closeDue();

    var sum =
        jdbc.sql("select sum(amount) from ledger_entry where department_id = ?")
            .param(month.department)
            .query(BigDecimal.class)
            .single();

    assertThat(sum).isZero();
    assertThat(owed()).isEqualByComparingTo(bill().total().amount());
  }

  @Test
  void givesIdenticalBytesWhenAClosingWasKilledHalfWayAndRunsAfterThreeDays() {
    var span = periods.span(NOVEMBER);
    var killed =
        transaction.execute(status -> {
          status.setRollbackOnly();
          return closing
              .close(month.department, NOVEMBER, span, false, clock.instant())
              .orElseThrow();
        });
    assertThat(bill().status()).isEqualTo(BillStatus.OPEN);

    clock.set(Instant.parse("2026-12-04T08:00:00Z"));
    closer.closeDue();

    var issued = bill();
    assertThat(issued.id()).isEqualTo(killed.id());
    assertThat(issued.lines()).isEqualTo(killed.lines());
    assertThat(issued.ledgerHead()).isEqualTo("sha256:" + killed.ledgerHead());
    assertThat(audit.firstFault()).isEmpty();
  }

  @Test
  void issuesOneBillHoweverManyReplicasCloseAtOnce() throws InterruptedException {
    var threads =
        IntStream.range(0, 4).mapToObj(_ -> Thread.ofVirtual().start(closer::closeDue)).toList();
    for (var thread : threads) {
      thread.join();
    }

    assertThat(count("select count(*) from bill where department_id = ?")).isEqualTo(1);
    assertThat(count("select count(*) from ledger_entry where department_id = ?")).isEqualTo(9);
    assertThat(audit.firstFault()).isEmpty();
  }

  @Test
  void closesEveryMonthThatWasMissedAndEachOnceThoughTheClosingRunsTwice() {
    month.ran("2026-12-31T12:00:00Z", "2027-01-01T12:00:00Z");
    clock.set(Instant.parse("2027-03-03T08:00:00Z"));

    closer.closeDue();
    closer.closeDue();

    assertThat(
            jdbc.sql("select period from bill where department_id = ? order by period")
                .param(month.department)
                .query(String.class)
                .list())
        .containsExactly("2026-11", "2026-12", "2027-01");
  }

  @Test
  void correctsTheVerySecondsThatWereBilledWhateverAMonthIsToday() {
    closer.closeDue();
    tamper("update bill set to_second = to_second - 3600 where department_id = ?");

    month.ran("2026-11-21T12:00:00Z", "2026-11-22T12:00:00Z");
    closer.closeDue();

    assertThat(
            jdbc.sql("select to_second from bill where department_id = ? order by revision")
                .param(month.department)
                .query(Long.class)
                .list())
        .hasSize(2)
        .containsOnly(Instant.parse("2026-11-30T22:00:00Z").getEpochSecond());
  }

  @Test
  void namesTheFirstRowThatWasTamperedWith() {
    closer.closeDue();

    tamper("update ledger_entry set amount = amount + 1 where department_id = ? and position = 3");
    assertThat(audit.firstFault()).hasValueSatisfying(this::isRowThree);
    tamper("update ledger_entry set amount = amount - 1 where department_id = ? and position = 3");
    assertThat(audit.firstFault()).isEmpty();
  }

  @Test
  void noticesEvidenceThatNoLongerGivesTheCharge() {
    closer.closeDue();
    var change =
        """
        update bill_evidence set quantity = quantity %s 1 where n = 2 and bill_id in
          (select id from bill where department_id = ?)\
        """;

    tamper(change.formatted("+"));
    assertThat(audit.firstFault()).hasValueSatisfying(this::isRowThree);
    tamper(change.formatted("-"));
    assertThat(audit.firstFault()).isEmpty();
  }

  @Test
  void namesTheBillThatIsMissingAlthoughItsChainIsWhole() {
    closer.closeDue();
    deleteBill();
    var sentence =
        "%s has no bill for 2026-11 although it used something then.".formatted(month.department);

    assertThat(audit.firstFault()).map(LedgerAudit.Fault::text).contains(sentence);
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    assertThat(check.verify(out)).isEqualTo(1);
    assertThat(check.recompute(month.department, NOVEMBER, out)).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualTo("%1$s%n%1$s%n".formatted(sentence));

    closer.closeDue();
    assertThat(audit.firstFault()).isEmpty();
  }

  @Test
  void missesNoBillThatIsNotDueYetOrWaitsForAProof() {
    closer.closeDue();
    var waiting = months.getObject();
    clock.set(Instant.parse("2026-11-30T13:00:00Z"));
    waiting.tell(waiting.instance().now(Billable.FULL, Instant.parse("2026-11-30T12:00:00Z")));
    clock.set(Instant.parse("2026-12-01T08:00:00Z"));
    closer.closeDue();

    assertThat(audit.firstFault()).isEmpty();
    clock.set(Instant.parse("2026-12-04T12:00:00Z"));
    assertThat(audit.firstFault())
        .map(LedgerAudit.Fault::departmentId)
        .contains(waiting.department);
    closer.closeDue();
    assertThat(audit.firstFault()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bill set department_name = 'Another'",
        "bill set department_code = 'another'",
        "bill set cost_centre = '4711'",
        "bill set issued_at = timestamp with time zone '2026-12-02 08:00:00+00:00'",
        "bill set unproven = not unproven",
        "bill_line set instances = instances + 1"
      })
  void namesTheBillOnWhichSomethingElseIsPrintedThanWasSealed(String change) {
    closer.closeDue();
    assertThat(audit.firstFault()).isEmpty();
    var before = transaction.execute(_ -> bills.bill(Actor.portal(), bill().id()));
    var key = change.startsWith("bill ") ? "id" : "bill_id";

    tamper(
        "update %s where %s in (select id from bill where department_id = ?)"
            .formatted(change, key));

    assertThat(audit.firstFault())
        .map(LedgerAudit.Fault::text)
        .contains(
            "The ledger of %s was not sealed with what is printed on %s for 2026-11, revision 1."
                .formatted(month.department, before.id()));
    deleteBill();
    closer.closeDue();
  }

  @Test
  void verifiesABillFromBeforeWhatIsPrintedWasSealed() {
    closer.closeDue();

    tamper("delete from ledger_entry where department_id = ? and account = 'printed.1'");

    assertThat(audit.firstFault()).isEmpty();
  }

  @Test
  void printsEveryChainAndTheFirstRowThatIsWrong() {
    closer.closeDue();
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    assertThat(check.verify(out)).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(month.department, ": 9 rows, head sha256:");
    tamper("update ledger_entry set amount = amount + 1 where department_id = ? and position > 2");
    printed.reset();

    assertThat(check.verify(out)).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "Row 3 in the ledger of %s says something else than it was sealed with.%n"
                .formatted(month.department));
    tamper("update ledger_entry set amount = amount - 1 where department_id = ? and position > 2");
  }

  private void isRowThree(LedgerAudit.Fault fault) {
    assertThat(fault.departmentId()).isEqualTo(month.department);
    assertThat(fault.position()).isEqualTo(3);
    assertThat(fault.text()).startsWith("Row 3 in the ledger of " + month.department);
  }

  /** With all that was written with it, the last row of the chain first. */
  private void deleteBill() {
    var bills = "(select id from bill where department_id = ?)";
    tamper("delete from bill_evidence where bill_id in " + bills);
    for (var row = count("select max(position) from ledger_entry where department_id = ?");
        row > 0;
        row--) {
      tamper("delete from ledger_entry where department_id = ? and position = " + row);
    }
    tamper("delete from bill_line where bill_id in " + bills);
    tamper("delete from bill where department_id = ?");
  }

  /** Changes a row as somebody could who owns the database. */
  private void tamper(String change) {
    var table = change.replace("from ", "").split(" ")[1];
    var h2 = product().equals("H2");
    jdbc.sql(
            h2
                ? "drop trigger %s_is_final".formatted(table)
                : "alter table %s disable trigger user".formatted(table))
        .update();
    jdbc.sql(change).param(month.department).update();
    jdbc.sql(
            h2
                ? """
                create trigger %1$s_is_final before update, delete on %1$s
                for each row call 'io.atrium.kernel.AppendOnlyTrigger'\
                """
                    .formatted(table)
                : "alter table %s enable trigger user".formatted(table))
        .update();
  }

  private String product() {
    return String.valueOf(
        template.execute(
            (ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName()));
  }

  private BigDecimal owed() {
    return jdbc.sql(
            """
            select sum(amount) from ledger_entry
            where department_id = ? and account = 'department'\
            """)
        .param(month.department)
        .query(BigDecimal.class)
        .single();
  }

  private long count(String sql) {
    return jdbc.sql(sql).param(month.department).query(Long.class).single();
  }

  private Bill bill() {
    return bills.bills(Actor.portal(), NOVEMBER).stream()
        .filter(each -> each.departmentId().equals(month.department))
        .findFirst()
        .orElseThrow();
  }
}
