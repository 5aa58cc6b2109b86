package io.atrium.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.instances.Billable;
import io.atrium.instances.CountersRead;
import io.atrium.instances.CountersRead.Counted;
import io.atrium.kernel.Size;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What is called unused is unused: what nobody can know is not called so. */
@DataJpaTest
@BothDatabases
@Import(MeteringRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class UnusedMachinesTests {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private static final Instant BEGIN = NOW.minus(Duration.ofDays(10));

  /** One hundredth of two processors for seven days. */
  private static final long IDLE = Duration.ofDays(7).toNanos() * 2 / 100;

  @Autowired private UnusedMachines machines;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock clock;

  private String department;
  private TestFacts life;

  @BeforeEach
  void aMachine() {
    department = "dep-u" + NUMBERS.incrementAndGet();
    life = new TestFacts(department, "h-u" + NUMBERS.get());
    clock.set(NOW);
  }

  @Test
  void findsAStoppedMachineThatKeepsItsDiskSinceItLastRan() {
    tell(Billable.FULL, BEGIN);
    tell(Billable.STORAGE, BEGIN.plusSeconds(3_600));

    assertThat(found())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.runs()).isFalse();
          assertThat(each.since()).isEqualTo(BEGIN.plusSeconds(3_600));
          assertThat(each.units()).containsOnlyKeys(Meter.DISK).containsEntry(Meter.DISK, 10L);
        });
  }

  @Test
  void tellsSinceWhenTheDiskCountsWhereItNeverRan() {
    tell(Billable.STORAGE, BEGIN);

    assertThat(found()).singleElement().returns(BEGIN, Unused::since);
  }

  @Test
  void saysNothingOfWhatIsGone() {
    tell(Billable.FULL, BEGIN);
    tell(Billable.STORAGE, BEGIN.plusSeconds(60));
    tell(Billable.NOTHING, BEGIN.plusSeconds(120));

    assertThat(found()).isEmpty();
  }

  @Test
  void findsARunningMachineWhoseProcessorsDidNextToNothing() {
    tell(Billable.FULL, BEGIN);
    read(BEGIN.plusSeconds(60), 5_000L);
    read(NOW.minusSeconds(60), 5_000L + IDLE);

    assertThat(found())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.processorTime()).isEqualTo(BigInteger.valueOf(IDLE));
          assertThat(each.since()).isEqualTo(BEGIN);
          assertThat(each.units())
              .containsOnlyKeys(Meter.VCPU, Meter.MEMORY, Meter.DISK, Meter.ADDRESS);
        });
  }

  @Test
  void doesNotCallIdleWhatDidALittleMore() {
    tell(Billable.FULL, BEGIN);
    read(BEGIN.plusSeconds(60), 5_000L);
    read(NOW.minusSeconds(60), 5_001L + IDLE);

    assertThat(found()).isEmpty();
  }

  @Test
  void doesNotCallIdleWhatChangedOrBeganWithinTheWeek() {
    tell(Billable.FULL, BEGIN);
    read(BEGIN.plusSeconds(60), 5_000L);
    life.resized(new Size(4, 2_048, 10));
    tell(Billable.FULL, NOW.minus(Duration.ofDays(3)));
    read(NOW.minusSeconds(60), 6_000L);

    assertThat(found()).isEmpty();
  }

  @Test
  void doesNotCallIdleWhatNobodyCanKnowOf() {
    tell(Billable.FULL, BEGIN);
    assertThat(found()).as("never read").isEmpty();

    read(NOW.minus(Duration.ofDays(2)), 1L);
    read(NOW.minusSeconds(60), 2L);
    assertThat(found()).as("not read for a week").isEmpty();
  }

  @Test
  void doesNotCallIdleWhatWasNotReadForHours() {
    tell(Billable.FULL, BEGIN);
    read(BEGIN.plusSeconds(60), 5_000L);
    read(NOW.minus(Duration.ofHours(3)), 6_000L);

    assertThat(found()).isEmpty();
  }

  @Test
  void doesNotCallIdleWhatItsHostCannotTell() {
    tell(Billable.FULL, BEGIN);
    read(BEGIN.plusSeconds(60), 5_000L);
    read(NOW.minusSeconds(60), null);

    assertThat(found()).isEmpty();
  }

  @Test
  void saysNothingOfOthers() {
    tell(Billable.STORAGE, BEGIN);

    assertThat(machines.of(Set.of("dep-other"))).isEmpty();
    assertThat(machines.of(Set.of())).isEmpty();
  }

  private List<Unused> found() {
    return machines.of(Set.of(department));
  }

  private void tell(Billable billable, Instant at) {
    transaction.executeWithoutResult(_ -> events.publishEvent(life.now(billable, at)));
  }

  private void read(Instant at, @Nullable Long cpuNanos) {
    clock.set(at);
    events.publishEvent(
        new CountersRead(
            "h-u",
            at,
            List.of(new Counted(life.instanceId, "run-1", cpuNanos, 9L, null, null, null))));
    clock.set(NOW);
  }
}
