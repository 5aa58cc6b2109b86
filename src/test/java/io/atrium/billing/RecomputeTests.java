package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.TestDepartments;
import io.atrium.instances.Billable;
import io.atrium.instances.BillableChanged;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

// Prices and closed months are the whole institution's, so these tests have a database of their
// own.
@DataJpaTest(properties = "spring.application.name=recompute")
@BothDatabases
@Import(BillingRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class RecomputeTests {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  /** What the very same facts came to on each of the databases. */
  private static final Set<String> HASHES = new HashSet<>();

  @Autowired private BookCheck check;
  @Autowired private BillCloser closer;
  @Autowired private TestDepartments departments;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private TestMonth month;

  @BeforeEach
  void begin() {
    clock.set(Instant.parse("2026-12-01T08:00:00Z"));
    month = months.getObject();
  }

  @Test
  void findsTheSameBytesFromTheSameFactsOnBothDatabases() {
    var department = "dep-0000000000000same";
    jdbc.sql("insert into department values (?, ?, ?, ?, ?, null, current_timestamp, 0)")
        .params(department, "same", "same", "The same", departments.institution())
        .update();
    for (int i = 0; i < 20; i++) {
      var life = "i-same%013d".formatted(i);
      tell(life, department, 1, Billable.FULL, "2026-10-2%dT12:00:0%dZ".formatted(i % 9, i % 7));
      tell(life, department, 3, Billable.NOTHING, "2026-11-2%dT09:3%d:17Z".formatted(i % 9, i % 5));
      tell(life, department, 2, Billable.STORAGE, "2026-11-0%dT23:59:59Z".formatted(1 + i % 9));
    }
    closer.closeDue();

    assertThat(recompute(department, null)).isZero();

    assertThat(output()).contains("same for 2026-10", "same for 2026-11", "Identical");
    HASHES.add(output().replaceFirst("(?s)^(.*\\n).*$", "$1"));
    assertThat(HASHES).hasSize(1);
  }

  @Test
  void provesACorrectedMonthFromAllItsFacts() {
    var life = month.instance();
    var start = life.now(Billable.FULL, Instant.parse("2026-11-02T12:00:00Z"));
    var stop = life.now(Billable.STORAGE, Instant.parse("2026-11-12T12:00:00Z"));
    var end = life.now(Billable.NOTHING, Instant.parse("2026-11-22T12:00:00Z"));
    month.tell(start);
    month.tell(end);
    closer.closeDue();
    month.tell(stop);

    assertThat(recompute(month.department, NOVEMBER)).isEqualTo(1);
    assertThat(output()).contains("A late fact was noted for this month: its correction is due.");
    closer.closeDue();

    assertThat(recompute(month.department, NOVEMBER)).isZero();
    assertThat(output()).containsPattern("revision 2: €[0-9,]+\\.[0-9]{2}\n");
  }

  @Test
  void provesAMonthThatWasIssuedUnprovenAsFarAsItsHostWasSeen() {
    var life = month.instance();
    month.tell(life.now(Billable.FULL, Instant.parse("2026-11-30T12:00:00Z")));
    month.confirm("2026-11-30T13:00:00Z", life.instanceId);
    month.now("2026-12-04T12:00:00Z");
    closer.closeDue();
    assertThat(recompute(month.department, NOVEMBER)).isZero();

    month.confirm("2026-12-05T00:00:00Z", life.instanceId);
    closer.closeDue();

    assertThat(recompute(month.department, NOVEMBER)).isZero();
    assertThat(output()).contains("revision 2");
  }

  @Test
  void needsNoIntervalThatWasKeptForAProvenMonth() {
    var life = month.instance();
    month.tell(life.now(Billable.FULL, Instant.parse("2026-11-30T12:00:00Z")));
    month.confirm("2026-12-01T07:00:00Z", life.instanceId);
    month.ran("2026-11-02T12:00:00Z", "2026-11-20T12:00:00Z");
    closer.closeDue();

    jdbc.sql("delete from usage_interval where department_id = ?").param(month.department).update();

    assertThat(recompute(month.department, NOVEMBER)).isZero();
  }

  @Test
  void namesBillAndLineWhereAFactWasTamperedWith() {
    var life = month.instance();
    month.ran(life, "2026-11-02T12:00:00Z", "2026-11-20T12:00:00Z");
    closer.closeDue();

    jdbc.sql("update usage_fact set memory_mib = memory_mib + 1 where instance_id = ?")
        .param(life.instanceId)
        .update();

    assertThat(recompute(month.department, null)).isEqualTo(1);
    assertThat(output())
        .contains("for 2026-11 differs in line 2 (Memory, production, containers)")
        .contains("was issued with 1592524800 mib-seconds and recomputed with 1594080000");
  }

  @Test
  void namesTheLineWhereOnlyAnIntervalIsNotWhereItWas() {
    var life = month.instance();
    month.ran(life, "2026-11-02T12:00:00Z", "2026-11-20T12:00:00Z");
    closer.closeDue();

    jdbc.sql("update usage_fact set at_second = at_second + 1 where instance_id = ?")
        .param(life.instanceId)
        .update();

    assertThat(recompute(month.department, null)).isEqualTo(1);
    assertThat(output()).contains("line 1", "issued with other shares or intervals");
  }

  @Test
  void saysThatAMonthToComeHasNoBill() {
    assertThat(recompute(null, YearMonth.of(2027, 1))).isEqualTo(2);
    assertThat(output()).contains("2027-01 lies in the future");
    assertThat(recompute("nobody", null)).isEqualTo(1);
    assertThat(output()).contains("No bill was ever issued to a department with the code nobody.");
  }

  private int recompute(@Nullable String department, @Nullable YearMonth period) {
    printed.reset();
    return check.recompute(department, period, stream());
  }

  private PrintStream stream() {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private void tell(String life, String department, long number, Billable billable, String at) {
    var change =
        new BillableChanged(
            life,
            department,
            "ada",
            "web",
            Kind.VM,
            Environment.TEST,
            "off-1",
            new Size(3, 1_000, 7),
            "h-same",
            billable,
            Instant.parse(at),
            Instant.parse(at),
            false,
            number);
    transaction.executeWithoutResult(_ -> events.publishEvent(change));
  }
}
