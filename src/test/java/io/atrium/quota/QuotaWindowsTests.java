package io.atrium.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestDepartments;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Size;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Limits for a time: they begin and end at their very instant, with nothing running for it. */
@DataJpaTest
@BothDatabases
@Import(QuotaRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class QuotaWindowsTests {

  private static final Amounts ONE = Amounts.of(new Size(1, 512, 5));
  private static final Instant BEGIN = Instant.parse("2026-09-21T00:00:00Z");
  private static final Instant END = Instant.parse("2026-09-28T00:00:00Z");
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private Quotas quotas;
  @Autowired private QuotaQueries queries;
  @Autowired private QuotaCommands commands;
  @Autowired private QuotaWindows windows;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestDepartments departments;
  @Autowired private MovableClock clock;

  private String physics;

  @BeforeEach
  void aDepartmentWithOnePlace() {
    clock.set(Instant.parse("2026-09-01T08:00:00Z"));
    physics = departments.department("Physics");
    commands.set(Actor.portal(), physics, new QuotaLimits(1L, null, null, null, null, null), null);
  }

  @Test
  void aWindowBeginsAndEndsAtItsVeryInstant() {
    add("instances", 3, BEGIN, END);
    hold();

    clock.set(BEGIN.minusNanos(1));
    assertThatExceptionOfType(QuotaExceeded.class).isThrownBy(this::hold);
    clock.set(BEGIN);
    hold();
    clock.set(END.minusNanos(1));
    hold();
    assertThatExceptionOfType(QuotaExceeded.class).isThrownBy(this::hold);
    clock.set(END);
    assertThatExceptionOfType(QuotaExceeded.class).isThrownBy(this::hold);
  }

  @Test
  void rule3AWindowThatEndsBelowUseGrantsNothingNewAndTakesNothingAway() {
    add("instances", 2, BEGIN, END);
    clock.set(BEGIN);
    var first = hold();
    hold();
    transaction.executeWithoutResult(_ -> quotas.commit(first));

    clock.set(END);

    var counter = queries.of(physics).of(QuotaMeter.INSTANCES);
    assertThat(counter).isEqualTo(new Counter(1L, 1, 1));
    assertThat(counter.left()).isZero();
    transaction.executeWithoutResult(_ -> quotas.release(first));
    assertThatExceptionOfType(QuotaExceeded.class).isThrownBy(this::hold);
  }

  @Test
  void aWindowMayLowerALimitOrLimitWhatHasNone() {
    add("vcpus", 0, BEGIN, END);
    clock.set(BEGIN);

    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(this::hold)
        .withMessage(
            "Physics may have 0 vCPUs until 28 Sep 2026, 02:00:" + " 0 used, 0 held, 1 asked for.");
  }

  @Test
  void limitsAreToldAsTheyAreAtThisMomentAndUntilWhen() {
    add("instances", 3, BEGIN, END);
    assertThat(queries.of(physics).of(QuotaMeter.INSTANCES)).isEqualTo(new Counter(1L, 0, 0));

    clock.set(BEGIN);

    assertThat(queries.of(physics).of(QuotaMeter.INSTANCES))
        .isEqualTo(new Counter(3L, 0, 0, END, 1L));
    assertThat(queries.room(physics, "ada"))
        .containsExactly(new Room(QuotaMeter.INSTANCES, "Physics", 3, 3, END));
  }

  @Test
  void overlappingWindowsAreRefusedAndNamed() {
    add("instances", 3, BEGIN, END);

    assertThatExceptionOfType(WindowOverlap.class)
        .isThrownBy(() -> add("instances", 4, END.minusSeconds(1), END.plusSeconds(1)))
        .withMessageContaining("Physics has a window already: 3 instances from 21 Sep 2026, 02:00")
        .matches(refused -> refused.details().containsKey("windows"));

    add("instances", 5, END, END.plusSeconds(60));
    add("vcpus", 5, BEGIN, END);
    assertThat(windows.of(Actor.portal(), physics)).hasSize(3);
  }

  @Test
  void whatIsTakenAwayHoldsNoMoreAndWhatIsOverIsNotListed() {
    var window = add("instances", 3, BEGIN, END);
    clock.set(BEGIN.plus(Duration.ofDays(1)));

    windows.remove(Actor.portal(), physics, window.id());

    assertThat(queries.of(physics).of(QuotaMeter.INSTANCES).limit()).isEqualTo(1);
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> windows.remove(Actor.portal(), physics, window.id()));
    add("instances", 3, END.minusSeconds(9), END);
    clock.set(END);
    assertThat(windows.of(Actor.portal(), physics)).isEmpty();
  }

  @Test
  void namesEverythingThatIsWrongAboutAWindowAtOnce() {
    var past = clock.instant().minusSeconds(1);
    var wrong = new NewWindow("gold", -1L, past, past.minusSeconds(1), "x".repeat(501));

    var refused =
        catchThrowableOfType(
            InvalidRequest.class, () -> windows.add(Actor.portal(), physics, wrong));

    assertThat(refused.faults())
        .extracting(FieldFault::field)
        .contains("meter", "limit", "from", "to", "reason");
    assertThat(windows.of(Actor.portal(), physics)).isEmpty();
  }

  @Test
  void noLimitAndNoTimeIsSoLargeThatNobodyCanMeanIt() {
    var far = Instant.parse("9999-06-01T00:00:00Z");
    var absurd = new NewWindow("vcpus", 1_000_001L, BEGIN, far, "for ever");
    var limits = new QuotaLimits(null, null, 1_024_000_001L, 1L << 60, null, null);

    assertThat(
            catchThrowableOfType(
                    InvalidRequest.class, () -> windows.add(Actor.portal(), physics, absurd))
                .faults())
        .extracting(FieldFault::field)
        .containsExactlyInAnyOrder("limit", "to");
    assertThat(
            catchThrowableOfType(
                    InvalidRequest.class, () -> commands.set(Actor.portal(), physics, limits, null))
                .faults())
        .extracting(FieldFault::field)
        .containsExactlyInAnyOrder("memoryMib", "diskGib");
  }

  @Test
  void isForOperatorsOnly() {
    var head = new Actor("kim", "Kim", Set.of(), Map.of(physics, Role.HEAD), Set.of(), false);
    var wanted = new NewWindow("vcpus", 9L, null, END, null);

    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> windows.add(head, physics, wanted));
  }

  private QuotaWindow add(String meter, long limit, Instant from, Instant to) {
    return windows.add(
        Actor.portal(), physics, new NewWindow(meter, limit, from, to, "Enrolment week"));
  }

  private String hold() {
    var id = "i-window-" + NUMBERS.incrementAndGet();
    transaction.executeWithoutResult(_ -> quotas.hold(new Hold(id, id, physics, "ada", ONE)));
    return id;
  }
}
