package io.atrium.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.atrium.instances.Billable;
import io.atrium.instances.BillableChanged;
import io.atrium.metering.Correction.Cause;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import io.atrium.testing.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@DataJpaTest
@BothDatabases
@Import(MeteringRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class CorrectionTests {

  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  @Autowired private UsageQueries queries;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock clock;

  private TestFacts life;

  @BeforeEach
  void begin() {
    clock.set(NOON);
    life = new TestFacts("dep-corrected", "h-corrected");
  }

  @Test
  void saysByHowMuchAnEndThatTheHostToldLowersWhatWasCounted() {
    tell(life.seen(Billable.FULL, second(0), second(0)));
    tell(life.seen(Billable.STORAGE, second(100), second(1_900)));

    assertThat(queries.corrections(life.instanceId))
        .filteredOn(each -> each.meter() == Meter.VCPU)
        .extracting(Correction::unitSeconds, Correction::cause, Correction::from, Correction::to)
        .containsExactly(tuple(-3_600L, Cause.ENDED_EARLIER, at(100), at(1_900)));
    assertThat(queries.corrections(life.instanceId)).noneMatch(each -> each.meter() == Meter.DISK);
  }

  @Test
  void saysThatTheEndIsUnknownWhereTheHostCannotTellIt() {
    tell(life.seen(Billable.FULL, second(0), second(0)));
    tell(life.gap(Billable.STORAGE, second(100), second(200)));

    assertThat(queries.corrections(life.instanceId))
        .extracting(Correction::cause)
        .containsOnly(Cause.END_UNKNOWN);
  }

  @Test
  void correctsNothingWhereItIsSeenAtOnce() {
    tell(life.seen(Billable.FULL, second(0), second(3)));
    tell(life.seen(Billable.NOTHING, second(60), second(65)));

    assertThat(queries.corrections(life.instanceId)).isEmpty();
  }

  @Test
  void correctsNothingTwiceWhereTheSameFactIsToldAgain() {
    tell(life.seen(Billable.FULL, second(0), second(0)));
    var stop = life.seen(Billable.STORAGE, second(100), second(200));
    tell(stop);
    var once = queries.corrections(life.instanceId);

    tell(stop);

    assertThat(queries.corrections(life.instanceId)).isEqualTo(once);
  }

  @Test
  void saysByHowMuchAFactThatCameLateChangesWhatWasSettled() {
    tell(life.seen(Billable.FULL, second(0), second(0)));
    var stop = life.seen(Billable.STORAGE, second(30), second(30));
    var again = life.seen(Billable.FULL, second(50), second(50));
    tell(again);
    tell(life.seen(Billable.NOTHING, second(90), second(90)));

    clock.set(second(100));
    tell(stop);

    assertThat(queries.corrections(life.instanceId))
        .filteredOn(each -> each.meter() == Meter.VCPU)
        .extracting(Correction::unitSeconds, Correction::cause, Correction::from, Correction::to)
        .containsExactly(tuple(-40L, Cause.CAME_LATE, at(30), at(50)));
  }

  @Test
  void whatWasCountedAndItsCorrectionsAreWhatIsCountedNowWhateverIsTold() {
    Seeds.tryOut(
        25,
        random -> {
          life = new TestFacts("dep-corrected", "h-corrected");
          var changes = randomChanges(random);
          if (random.nextBoolean()) {
            Collections.shuffle(changes, new Random(random.nextLong()));
          }
          for (var change : changes) {
            var asOf = change.observedAt().getEpochSecond();
            var before = counted(asOf);
            var known = queries.corrections(life.instanceId).size();

            tell(change);

            var fresh = new ArrayList<>(queries.corrections(life.instanceId));
            assertThat(fresh).hasSizeGreaterThanOrEqualTo(known);
            fresh.removeIf(each -> each.sequence() != change.sequence());
            var corrected = fresh.stream().mapToLong(Correction::unitSeconds).sum();
            assertThat(counted(asOf)).isEqualTo(before + corrected);
          }
        });
  }

  /** Each is seen at once, or so late that it is a correction. */
  private List<BillableChanged> randomChanges(RandomGenerator random) {
    var changes = new ArrayList<BillableChanged>();
    var states = Billable.values();
    long at = 0;
    for (int i = 0; i < random.nextInt(1, 8); i++) {
      at = Math.clamp(at + random.nextInt(-8, 40), 0, 400);
      var late = random.nextBoolean() ? 0 : random.nextInt(6, 30);
      changes.add(life.seen(states[random.nextInt(states.length)], second(at), second(at + late)));
    }
    return changes;
  }

  /** All that is counted of all meters until then. */
  private long counted(long asOf) {
    return queries.history(life.instanceId).stream()
        .filter(each -> each.counted() && !each.replaced())
        .mapToLong(each -> each.units() * Math.max(0, until(each, asOf) - from(each)))
        .sum();
  }

  private static long from(UsageInterval interval) {
    return interval.from().getEpochSecond();
  }

  private static long until(UsageInterval interval, long asOf) {
    var to = Objects.requireNonNullElse(interval.to(), Instant.ofEpochSecond(asOf));
    return Math.min(asOf, to.getEpochSecond());
  }

  private void tell(BillableChanged change) {
    transaction.executeWithoutResult(_ -> events.publishEvent(change));
  }

  private static Instant second(long second) {
    return NOON.plusSeconds(second);
  }

  private static long at(long second) {
    return second(second).getEpochSecond();
  }
}
