package io.atrium.instances.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.instances.Billable;
import io.atrium.instances.BillableChanged;
import io.atrium.instances.Desired;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.Seen;
import io.atrium.instances.store.TestRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From when to when something is in use: the proof rule. */
class MarksTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final List<BillableChanged> told = new ArrayList<>();

  private final Marks marks = new Marks(event -> told.add((BillableChanged) event));

  private final InstanceRow row = TestRow.placed(NOON);

  @Test
  void beginsWhenTheHostSaysThatItStarted() {
    look(PowerState.RUNNING, NOON.plusSeconds(10), NOON.plusSeconds(7), null, NOON);

    assertThat(told).singleElement().satisfies(fullFrom(NOON.plusSeconds(7)));
  }

  @Test
  void beginsWhenItWasSeenWhereTheHostCannotTell() {
    look(PowerState.RUNNING, NOON.plusSeconds(10), null, null, NOON);

    assertThat(told).singleElement().satisfies(fullFrom(NOON.plusSeconds(10)));
  }

  @Test
  void doesNotBelieveAStartInTheFuture() {
    look(PowerState.RUNNING, NOON.plusSeconds(10), NOON.plusSeconds(3_600), null, NOON);

    assertThat(told).singleElement().satisfies(fullFrom(NOON.plusSeconds(10)));
  }

  @Test
  void endsWhenTheHostSaysThatItEnded() {
    running();
    look(
        PowerState.STOPPED,
        NOON.plusSeconds(100),
        NOON,
        NOON.plusSeconds(61),
        NOON.plusSeconds(60));

    assertThat(told.getLast().at()).isEqualTo(NOON.plusSeconds(61));
    assertThat(told.getLast().gap()).isFalse();
    assertThat(told.getLast().billable()).isEqualTo(Billable.STORAGE);
  }

  @Test
  void endsAtTheLastConfirmationAndLeavesAGapWhereTheHostCannotTell() {
    running();
    look(PowerState.STOPPED, NOON.plusSeconds(100), NOON, null, NOON.plusSeconds(60));

    assertThat(told.getLast().at()).isEqualTo(NOON.plusSeconds(60));
    assertThat(told.getLast().observedAt()).isEqualTo(NOON.plusSeconds(100));
    assertThat(told.getLast().gap()).isTrue();
  }

  @Test
  void neverEndsBeforeItBegan() {
    running();
    look(
        PowerState.STOPPED,
        NOON.plusSeconds(100),
        NOON,
        NOON.minusSeconds(5),
        NOON.minusSeconds(9));

    assertThat(told.getLast().at()).isEqualTo(NOON);
  }

  @Test
  void endsAndBeginsAgainWhenItWasRestartedBetweenTwoLooks() {
    running();
    look(
        PowerState.RUNNING,
        NOON.plusSeconds(100),
        NOON.plusSeconds(50),
        NOON.plusSeconds(40),
        NOON.plusSeconds(30));

    assertThat(told)
        .extracting(BillableChanged::billable, BillableChanged::at)
        .containsExactly(
            tuple(Billable.FULL, NOON),
            tuple(Billable.STORAGE, NOON.plusSeconds(40)),
            tuple(Billable.FULL, NOON.plusSeconds(50)));
  }

  @Test
  void endsAndBeginsAgainWhereOnlyTheEndOfTheRunBeforeWasHeard() {
    running();
    look(
        PowerState.RUNNING,
        NOON.plusSeconds(100),
        null,
        NOON.plusSeconds(40),
        NOON.plusSeconds(30));

    assertThat(told)
        .extracting(BillableChanged::billable, BillableChanged::at, BillableChanged::gap)
        .containsExactly(
            tuple(Billable.FULL, NOON, false),
            tuple(Billable.STORAGE, NOON.plusSeconds(40), false),
            tuple(Billable.FULL, NOON.plusSeconds(100), false));
  }

  @Test
  void doesNotCountThePauseBeforeARunThatBeganAndEndedUnseen() {
    running();
    look(
        PowerState.STOPPED,
        NOON.plusSeconds(100),
        NOON.plusSeconds(70),
        NOON.plusSeconds(90),
        NOON.plusSeconds(30));

    assertThat(told)
        .extracting(BillableChanged::billable, BillableChanged::at)
        .containsExactly(
            tuple(Billable.FULL, NOON),
            tuple(Billable.STORAGE, NOON.plusSeconds(30)),
            tuple(Billable.FULL, NOON.plusSeconds(70)),
            tuple(Billable.STORAGE, NOON.plusSeconds(90)));
  }

  @Test
  void believesAnEndOfAHostWhoseClockIsALittleAhead() {
    running();
    look(
        PowerState.STOPPED,
        NOON.plusSeconds(100),
        NOON,
        NOON.plusSeconds(100).plusMillis(5),
        NOON.plusSeconds(60));

    assertThat(told.getLast().at()).isEqualTo(NOON.plusSeconds(100));
    assertThat(told.getLast().gap()).isFalse();
  }

  @Test
  void tellsOfARestartOnceThoughItIsLookedAtTwice() {
    running();
    var before = row.seen();
    var restarted = NOON.plusSeconds(50).plusNanos(123_456_789);
    look(PowerState.RUNNING, NOON.plusSeconds(60), restarted, null, NOON.plusSeconds(30));
    var toldOnce = List.copyOf(told);

    marks.seen(row, before, null, NOON.plusSeconds(30));

    assertThat(told).isEqualTo(toldOnce);
  }

  @Test
  void numbersChangesInTheirOrder() {
    running();
    look(PowerState.STOPPED, NOON.plusSeconds(9), NOON, NOON.plusSeconds(8), NOON);

    assertThat(told).extracting(BillableChanged::sequence).containsExactly(1L, 2L);
  }

  @Test
  void costsNothingFromTheMomentItsDeletionWasAskedFor() {
    running();
    unwanted(NOON.plusSeconds(30));
    look(PowerState.RUNNING, NOON.plusSeconds(40), NOON, null, NOON);

    assertThat(told.getLast().billable()).isEqualTo(Billable.NOTHING);
    assertThat(told.getLast().at()).isEqualTo(NOON.plusSeconds(30));
    assertThat(told.getLast().gap()).isFalse();
  }

  @Test
  void paysOnlyForItsDiskWhereItHadEndedBeforeItsDeletionWasAskedFor() {
    running();
    unwanted(NOON.plusSeconds(30));
    look(PowerState.STOPPED, NOON.plusSeconds(40), NOON, NOON.plusSeconds(10), NOON);

    assertThat(told)
        .extracting(BillableChanged::billable, BillableChanged::at)
        .containsExactly(
            tuple(Billable.FULL, NOON),
            tuple(Billable.STORAGE, NOON.plusSeconds(10)),
            tuple(Billable.NOTHING, NOON.plusSeconds(30)));
  }

  @Test
  void leavesAGapUntilItsDeletionWasAskedForWhereNobodyKnowsWhenItEnded() {
    running();
    unwanted(NOON.plusSeconds(30));
    look(null, NOON.plusSeconds(40), null, null, NOON.plusSeconds(20));

    assertThat(told.getLast().at()).isEqualTo(NOON.plusSeconds(20));
    assertThat(told.getLast().observedAt()).isEqualTo(NOON.plusSeconds(30));
    assertThat(told.getLast().gap()).isTrue();
  }

  @Test
  void paysForWhatRanUnseenBeforeItsDeletionWasAskedFor() {
    unwanted(NOON.plusSeconds(30));
    look(PowerState.RUNNING, NOON.plusSeconds(40), NOON.plusSeconds(10), null, NOON);
    look(null, NOON.plusSeconds(50), null, null, NOON.plusSeconds(40));

    assertThat(told)
        .extracting(BillableChanged::billable, BillableChanged::at)
        .containsExactly(
            tuple(Billable.FULL, NOON.plusSeconds(10)),
            tuple(Billable.NOTHING, NOON.plusSeconds(30)));
  }

  @Test
  void neverPaysForAStartAfterItsDeletionWasAskedFor() {
    running();
    unwanted(NOON.plusSeconds(30));
    look(PowerState.RUNNING, NOON.plusSeconds(40), NOON.plusSeconds(35), null, NOON);

    assertThat(told)
        .extracting(BillableChanged::billable, BillableChanged::at)
        .containsExactly(
            tuple(Billable.FULL, NOON),
            tuple(Billable.STORAGE, NOON),
            tuple(Billable.NOTHING, NOON.plusSeconds(30)));
  }

  @Test
  void paysForTheDiskAloneFromTheSecondInWhichItWasKilledForItsMemory() {
    running();
    look(PowerState.CRASHED, NOON.plusSeconds(100), NOON, NOON.plusSeconds(61), NOON);

    assertThat(told.getLast().billable()).isEqualTo(Billable.STORAGE);
    assertThat(told.getLast().at()).isEqualTo(NOON.plusSeconds(61));
    assertThat(told.getLast().gap()).isFalse();
  }

  @Test
  void paysForEveryRunOfARestartLoopAndForItsDiskAloneInBetween() {
    running();
    for (int i = 1; i <= 5; i++) {
      var began = NOON.plusSeconds(100L * i);
      look(PowerState.RUNNING, began.plusSeconds(5), began, began.minusSeconds(40), NOON);
    }

    assertThat(told).hasSize(11);
    for (int i = 1; i <= 5; i++) {
      assertThat(told.subList(2 * i - 1, 2 * i + 1))
          .extracting(BillableChanged::billable, BillableChanged::at)
          .containsExactly(
              tuple(Billable.STORAGE, NOON.plusSeconds(100L * i - 40)),
              tuple(Billable.FULL, NOON.plusSeconds(100L * i)));
    }
  }

  private void unwanted(Instant at) {
    row.wish(Desired.ABSENT, at);
    row.metered().until(at);
  }

  private void running() {
    look(PowerState.RUNNING, NOON, NOON, null, NOON);
  }

  private void look(
      @Nullable PowerState power,
      Instant at,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      Instant confirmedAt) {
    var before = row.seen();
    row.see(new Seen(power, List.of(), startedAt, at));
    row.fulfilled(row.generation());
    marks.seen(row, before, endedAt, confirmedAt);
  }

  private static org.assertj.core.api.ThrowingConsumer<BillableChanged> fullFrom(Instant at) {
    return change -> {
      assertThat(change.billable()).isEqualTo(Billable.FULL);
      assertThat(change.at()).isEqualTo(at);
      assertThat(change.gap()).isFalse();
    };
  }
}
