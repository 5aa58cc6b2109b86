package io.atrium.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.atrium.instances.Billable;
import io.atrium.kernel.Size;
import io.atrium.testing.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTests {

  private static final int END = 200;

  private final TestFacts life = new TestFacts("dep-1", "h-1");

  @Test
  void countsEverythingWhileItRunsAndItsDiskWhileItIsStopped() {
    var slices = cut(at(Billable.FULL, 10), at(Billable.STORAGE, 70), at(Billable.NOTHING, 100));

    assertThat(seconds(slices, Meter.VCPU)).isEqualTo(60 * 2);
    assertThat(seconds(slices, Meter.MEMORY)).isEqualTo(60 * 1_024);
    assertThat(seconds(slices, Meter.ADDRESS)).isEqualTo(60);
    assertThat(seconds(slices, Meter.DISK)).isEqualTo(90 * 10);
    assertThat(slices).filteredOn(each -> each.meter() == Meter.DISK).hasSize(1);
  }

  @Test
  void goesOnWhereOnlyTheOtherMetersChange() {
    var slices = cut(at(Billable.FULL, 10), at(Billable.FULL, 20), at(Billable.FULL, 30));

    assertThat(slices).hasSize(Meter.ofMachines().size()).allMatch(Slice::open);
  }

  @Test
  void endsAtOnceWhenTheEndIsToldBeforeTheBeginning() {
    assertThat(cut(at(Billable.FULL, 50), at(Billable.NOTHING, 40))).isEmpty();
  }

  @Test
  void costsNothingWhenMadeAndDeletedInOneSecond() {
    assertThat(cut(at(Billable.FULL, 50), at(Billable.NOTHING, 50))).isEmpty();
  }

  @Test
  void splitsAtEveryResizeEvenEachSecond() {
    var facts = new ArrayList<Fact>();
    for (int second = 0; second < 60; second++) {
      life.resized(new Size(1 + second % 2, 1_024, 10));
      facts.add(at(Billable.FULL, second));
    }
    facts.add(at(Billable.NOTHING, 60));

    var slices = Timeline.of(facts);

    assertThat(seconds(slices, Meter.VCPU)).isEqualTo(30 + 2 * 30);
    assertThat(seconds(slices, Meter.DISK)).isEqualTo(600);
  }

  @Test
  void lowersThePastButNeverRaisesItWhenAClockStepsBack() {
    var stopped = cut(at(Billable.FULL, 10), at(Billable.STORAGE, 50), at(Billable.NOTHING, 30));
    assertThat(seconds(stopped, Meter.VCPU)).isEqualTo(20 * 2);
    assertThat(seconds(stopped, Meter.DISK)).isEqualTo(20 * 10);

    var other = new TestFacts("dep-1", "h-1");
    var started =
        Timeline.of(
            List.of(
                Fact.of(other.now(Billable.STORAGE, Instant.ofEpochSecond(50))),
                Fact.of(other.now(Billable.FULL, Instant.ofEpochSecond(10)))));
    assertThat(started).allMatch(each -> each.from() == 50);
  }

  @Test
  void showsTheGapThatNobodyKnowsAndCountsNothingOfIt() {
    var slices =
        cut(
            at(Billable.FULL, 10),
            Fact.of(
                life.gap(Billable.STORAGE, Instant.ofEpochSecond(40), Instant.ofEpochSecond(90))));

    assertThat(slices)
        .filteredOn(each -> !each.counted())
        .extracting(Slice::meter, Slice::from, Slice::to)
        .containsExactlyInAnyOrder(
            tuple(Meter.VCPU, 40L, 90L),
            tuple(Meter.MEMORY, 40L, 90L),
            tuple(Meter.ADDRESS, 40L, 90L));
    assertThat(seconds(slices, Meter.VCPU)).isEqualTo(30 * 2);
  }

  @Test
  void withdrawsTheGapWhereALaterFactProvesIt() {
    assertThat(cut(at(Billable.FULL, 10), vanished(31, 39), at(Billable.FULL, 31)))
        .allMatch(Slice::counted);
    assertThat(cut(at(Billable.FULL, 50), vanished(61, 69), at(Billable.FULL, 65)))
        .filteredOn(each -> !each.counted())
        .hasSize(Meter.ofMachines().size())
        .allMatch(each -> each.from() == 61 && each.to() == 65);
  }

  @Test
  void callsNoSecondUnknownThatIsCharged() {
    Seeds.tryOut(
        2_000,
        random -> {
          var addresses =
              Timeline.of(TestFacts.randomLife(random)).stream()
                  .filter(each -> each.meter() == Meter.ADDRESS)
                  .toList();

          for (var gap : addresses.stream().filter(each -> !each.counted()).toList()) {
            assertThat(addresses)
                .filteredOn(Slice::counted)
                .allMatch(each -> each.to() <= gap.from() || each.from() >= gap.to());
          }
        });
  }

  @Test
  void chargesThePayerOfEachSecond() {
    var slices = new ArrayList<Fact>();
    slices.add(at(Billable.FULL, 0));
    life.paidBy("dep-2");
    slices.add(at(Billable.FULL, 30));

    assertThat(Timeline.of(slices))
        .filteredOn(each -> each.meter() == Meter.VCPU)
        .extracting(each -> each.traits().departmentId() + " " + each.from() + " " + each.to())
        .containsExactly("dep-1 0 30", "dep-2 30 " + Slice.OPEN);
  }

  @Test
  void countsWhatIsStoredUntilItIsDeletedAndByNoOtherMeter() {
    var slices =
        cut(
            life.stored(Meter.VOLUME, 300, Instant.ofEpochSecond(10)),
            life.stored(Meter.VOLUME, 0, Instant.ofEpochSecond(70)));

    assertThat(slices).allMatch(each -> each.meter() == Meter.VOLUME && each.counted());
    assertThat(seconds(slices, Meter.VOLUME)).isEqualTo(60 * 300);
  }

  @Test
  void storesNothingAsAMeterOfMachinesAndNeverLessThanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Held.Stored(Meter.DISK, 1))
        .withMessageContaining("disk");
    assertThatIllegalArgumentException().isThrownBy(() -> new Held.Stored(Meter.IMAGE, -1));
  }

  @Test
  void countsEveryMebibyteThatWasBegunAsWhole() {
    assertThat(Held.Stored.bytes(Meter.IMAGE, 0).mib()).isZero();
    assertThat(Held.Stored.bytes(Meter.IMAGE, 1).mib()).isOne();
    assertThat(Held.Stored.bytes(Meter.IMAGE, 1_048_576).mib()).isOne();
    assertThat(Held.Stored.bytes(Meter.IMAGE, 1_048_577).mib()).isEqualTo(2);
  }

  @Test
  void isTheSameInWhateverOrderAndHoweverOftenFactsArrive() {
    Seeds.tryOut(
        2_000,
        random -> {
          var facts = TestFacts.randomLife(random);
          var muddled = new ArrayList<>(facts);
          muddled.addAll(facts.subList(0, random.nextInt(facts.size() + 1)));
          Collections.shuffle(muddled, new Random(random.nextLong()));

          assertThat(Timeline.of(muddled)).isEqualTo(Timeline.of(facts));
        });
  }

  @Test
  void agreesWithCountingSecondBySecond() {
    Seeds.tryOut(
        2_000,
        random -> {
          var facts = TestFacts.randomLife(random);
          for (var meter : Meter.allocated()) {
            assertThat(perSecond(Timeline.of(facts), meter)).isEqualTo(oracle(facts, meter));
          }
        });
  }

  /** Counts on a row of seconds instead of intervals. */
  private static long[] oracle(List<Fact> facts, Meter meter) {
    var units = new long[END];
    int known = 0;
    for (var fact : facts) {
      known = Math.max(known, (int) fact.at());
      for (int second = (int) fact.at(); second < known; second++) {
        units[second] = Math.min(units[second], fact.units(meter));
      }
      Arrays.fill(units, known, END, fact.units(meter));
    }
    return units;
  }

  private static long[] perSecond(List<Slice> slices, Meter meter) {
    var units = new long[END];
    for (var slice : slices) {
      if (slice.meter() == meter && slice.counted()) {
        for (int second = (int) slice.from(); second < Math.min(END, slice.to()); second++) {
          assertThat(units[second]).as("no two slices overlap").isZero();
          units[second] = slice.units();
        }
      }
    }
    return units;
  }

  private Fact at(Billable billable, long second) {
    return Fact.of(life.now(billable, Instant.ofEpochSecond(second)));
  }

  private Fact vanished(long at, long observed) {
    return Fact.of(
        life.gap(Billable.NOTHING, Instant.ofEpochSecond(at), Instant.ofEpochSecond(observed)));
  }

  private static List<Slice> cut(Fact... facts) {
    return Timeline.of(List.of(facts));
  }

  private static long seconds(List<Slice> slices, Meter meter) {
    return slices.stream()
        .filter(each -> each.meter() == meter && each.counted())
        .mapToLong(each -> each.units() * (Math.min(END, each.to()) - each.from()))
        .sum();
  }
}
