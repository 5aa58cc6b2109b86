package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Office;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger is verified while nobody looks, and what came of it is kept and told. */
@DataJpaTest(properties = "spring.application.name=ledger-checks")
@BothDatabases
@Import(BillingRoom.class)
@RecordApplicationEvents
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class LedgerChecksTests {

  private static final Instant DECEMBER = Instant.parse("2026-12-01T08:00:00Z");

  @Autowired private LedgerChecks checks;
  @Autowired private BillCloser closer;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private ApplicationEvents events;

  private TestMonth month;

  @BeforeEach
  void nothingWasEverVerified() {
    jdbc.sql("update ledger_check set checked_at = null, since = null, fault = null").update();
    clock.set(DECEMBER);
    month = months.getObject();
    month.ran("2026-11-02T12:00:00Z", "2026-11-20T12:00:00Z");
    closer.closeDue();
  }

  @Test
  void theFirstWhoAsksWaitsAndTheNextIsToldWhatWasFound() {
    var first = last();
    clock.set(DECEMBER.plus(Duration.ofHours(1)));

    assertThat(first.whole()).isTrue();
    assertThat(first.at()).isEqualTo(DECEMBER);
    assertThat(last()).isEqualTo(first);
    assertThat(checks.again(Actor.portal()).at()).isEqualTo(DECEMBER.plus(Duration.ofHours(1)));
    assertThat(last().since()).isEqualTo(DECEMBER);
  }

  @Test
  void isVerifiedOnceADayWhileItIsWhole() {
    checks.look();
    clock.set(DECEMBER.plus(Duration.ofHours(23)));
    checks.look();
    assertThat(last().at()).isEqualTo(DECEMBER);

    clock.set(DECEMBER.plus(Duration.ofHours(24)));
    checks.look();
    assertThat(last().at()).isEqualTo(DECEMBER.plus(Duration.ofHours(24)));
  }

  @Test
  void tellsOnTheTrailOnceWhatIsBrokenAndOnceThatItIsWholeAgain() {
    checks.look();
    var later = DECEMBER.plus(Duration.ofDays(2));
    clock.set(later);
    var other = months.getObject();
    other.ran("2026-11-03T12:00:00Z", "2026-11-04T12:00:00Z");
    jdbc.sql("delete from bill_recheck where department_id = ?").param(other.department).update();

    checks.look();
    clock.set(later.plus(Duration.ofMinutes(15)));
    checks.look();
    var broken = last();
    closer.closeDue();
    checks.look();

    assertThat(broken.fault()).endsWith("has no bill for 2026-11 although it used something then.");
    assertThat(broken.departmentId()).isEqualTo(other.department);
    assertThat(broken.since()).isEqualTo(later);
    assertThat(broken.at()).isEqualTo(later.plus(Duration.ofMinutes(15)));
    assertThat(last().whole()).isTrue();
    assertThat(events.stream(LedgerChecked.class))
        .extracting(LedgerChecked::action, LedgerChecked::departmentId)
        .containsExactly(
            tuple("ledger.broken", other.department), tuple("ledger.whole", other.department));
  }

  @Test
  void isForOperatorsAndAuditorsOnly() {
    var member = new Actor("ada", "Ada", Set.<Office>of(), Map.of(), Set.of(), false);

    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> checks.last(member));
    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> checks.again(member));
  }

  private LedgerFinding last() {
    return checks.last(Actor.portal());
  }
}
