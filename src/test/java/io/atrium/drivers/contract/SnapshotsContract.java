package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import org.junit.jupiter.api.Test;

/** What a driver promises that can keep the disk of an instance and put it back. */
public interface SnapshotsContract extends Benched {

  @Test
  @Rule("K1")
  default void whatWasWrittenBeforeIsBackAndWhatWasWrittenAfterIsGone() {
    var id = bench().ready();
    bench().write(id, "first");
    bench().powerOff(id);
    var snapshot = bench().newSnapshot();

    assertThat(bench().takeSnapshot(id, snapshot)).isPositive();

    writeAndStop(id, "second");
    bench().restoreSnapshot(id, snapshot);
    assertHolds(id, "first");
  }

  @Test
  @Rule("K2")
  default void aSnapshotOfWhatRunsIsOfThatMomentAndTheRunGoesOn() {
    var id = bench().ready();
    var before = bench().await(id, PowerState.RUNNING);
    bench().write(id, "first");
    var snapshot = bench().newSnapshot();

    assertThat(bench().takeSnapshot(id, snapshot)).isPositive();

    assertThat(bench().bed().runs(bench().ref(id).externalName())).isTrue();
    assertThat(bench().await(id, PowerState.RUNNING).startedAt()).isEqualTo(before.startedAt());
    assertThat(bench().read(id)).isEqualTo("first");
    bench().write(id, "second");
    bench().powerOff(id);
    bench().restoreSnapshot(id, snapshot);
    assertHolds(id, "first");
  }

  @Test
  @Rule("K3")
  default void aSnapshotStaysWhenItIsPutBack() {
    var id = bench().ready();
    bench().write(id, "first");
    var snapshot = bench().newSnapshot();
    bench().takeSnapshot(id, snapshot);
    bench().powerOff(id);
    bench().restoreSnapshot(id, snapshot);
    writeAndStop(id, "second");

    bench().restoreSnapshot(id, snapshot);
    bench().restoreSnapshot(id, snapshot);

    assertHolds(id, "first");
  }

  @Test
  @Rule("K4")
  default void takingASnapshotTwiceLeavesTheFirst() {
    var id = bench().ready();
    bench().write(id, "first");
    var snapshot = bench().newSnapshot();
    var bytes = bench().takeSnapshot(id, snapshot);
    bench().write(id, "second");

    assertThat(bench().takeSnapshot(id, snapshot)).isEqualTo(bytes);

    bench().powerOff(id);
    bench().restoreSnapshot(id, snapshot);
    assertHolds(id, "first");
  }

  @Test
  @Rule("K5")
  default void snapshotsKnowNothingOfEachOther() {
    var id = bench().ready();
    bench().write(id, "first");
    var first = bench().newSnapshot();
    bench().takeSnapshot(id, first);
    bench().write(id, "second");
    var second = bench().newSnapshot();
    bench().takeSnapshot(id, second);
    bench().powerOff(id);
    bench().restoreSnapshot(id, first);

    bench().deleteSnapshot(id, first);

    bench().restoreSnapshot(id, second);
    assertHolds(id, "second");
  }

  @Test
  @Rule("K6")
  default void aDeletedSnapshotLeavesNothingAndDeletingTwiceIsTheSameAsOnce() {
    var id = bench().stopped();
    var before = bench().bed().stores();
    var snapshot = bench().newSnapshot();
    bench().takeSnapshot(id, snapshot);
    assertThat(bench().bed().stores()).isNotEqualTo(before);

    bench().deleteSnapshot(id, snapshot);
    bench().deleteSnapshot(id, snapshot);

    assertThat(bench().bed().stores()).isEqualTo(before);
    bench().start(id);
    bench().await(id, PowerState.RUNNING);
  }

  @Test
  @Rule("K7")
  default void deletingASnapshotOfWhatDoesNotExistSucceeds() {
    bench().deleteSnapshot(bench().newId(), bench().newSnapshot());
  }

  @Test
  @Rule("K8")
  default void aMissingSnapshotIsRefusedAndNothingChanges() {
    var id = bench().ready();
    bench().write(id, "first");
    bench().powerOff(id);
    var deleted = bench().newSnapshot();
    bench().takeSnapshot(id, deleted);
    bench().deleteSnapshot(id, deleted);

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> bench().restoreSnapshot(id, bench().newSnapshot()));
    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> bench().restoreSnapshot(id, deleted));

    assertHolds(id, "first");
  }

  @Test
  @Rule("K9")
  default void nothingIsPutBackUnderARunningGuest() {
    var id = bench().ready();
    var before = bench().await(id, PowerState.RUNNING);
    var snapshot = bench().newSnapshot();
    bench().takeSnapshot(id, snapshot);
    bench().write(id, "second");

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().restoreSnapshot(id, snapshot));

    assertThat(bench().await(id, PowerState.RUNNING).startedAt()).isEqualTo(before.startedAt());
    assertThat(bench().read(id)).isEqualTo("second");
    bench().powerOff(id);
    assertHolds(id, "second");
  }

  @Test
  @Rule("K10")
  default void aDeletedInstanceTakesItsSnapshotsWithIt() {
    var before = bench().bed().stores();
    var id = bench().stopped();
    bench().takeSnapshot(id, bench().newSnapshot());
    bench().takeSnapshot(id, bench().newSnapshot());

    bench().delete(id);
    bench().awaitAbsent(id);

    assertThat(bench().bed().holds(bench().ref(id).externalName())).isFalse();
    // The copy of the image, which others start from, may have come with the first of all.
    assertThat(bench().bed().stores()).noneMatch(name -> name.contains(id)).containsAll(before);
  }

  @Test
  @Rule("K11")
  default void snapshotsOfWhatDoesNotExistFailAndMakeNothing() {
    var id = bench().newId();
    var before = bench().bed().stores();

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().takeSnapshot(id, bench().newSnapshot()));
    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().restoreSnapshot(id, bench().newSnapshot()));

    assertThat(bench().inspect(id)).isInstanceOf(Absent.class);
    assertThat(bench().bed().stores()).isEqualTo(before);
  }

  @Test
  @Rule("K12")
  default void anotherPortalsSnapshotsAreNotTouched() {
    var id = bench().stopped();
    var snapshot = bench().newSnapshot();
    bench().takeSnapshot(id, snapshot);
    var before = bench().bed().stores();
    var neighbour = bench().neighbour();

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> neighbour.takeSnapshot(id, bench().newSnapshot()));
    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> neighbour.restoreSnapshot(id, snapshot));
    neighbour.deleteSnapshot(id, snapshot);

    assertThat(bench().bed().stores()).isEqualTo(before);
    bench().restoreSnapshot(id, snapshot);
  }

  @Test
  @Rule("K13")
  default void somethingForeignUnderOneOfOurNamesIsNotKept() {
    var id = bench().newId();
    var name = bench().foreign(bench().ref(id).externalName());

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().takeSnapshot(id, bench().newSnapshot()));
    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().restoreSnapshot(id, bench().newSnapshot()));
    bench().deleteSnapshot(id, bench().newSnapshot());

    assertThat(bench().bed().foreignStands(name)).isTrue();
  }

  @Test
  @Rule("K14")
  default void overACutLineNoSnapshotIsTakenPutBackOrDeleted() {
    var id = bench().stopped();
    var snapshot = bench().newSnapshot();
    bench().takeSnapshot(id, snapshot);

    bench().bed().cutTheLine();

    assertUnreachable(() -> bench().takeSnapshot(id, bench().newSnapshot()));
    assertUnreachable(() -> bench().restoreSnapshot(id, snapshot));
    assertUnreachable(() -> bench().deleteSnapshot(id, snapshot));
    bench().bed().mendTheLine();
    bench().reached(() -> bench().inspect(id));
    bench().restoreSnapshot(id, snapshot);
  }

  @Test
  @Rule("K15")
  default void aLineCutWhileASnapshotIsTakenIsHealedByTheRepeat() {
    var id = bench().ready();
    bench().write(id, "first");
    var snapshot = bench().newSnapshot();

    cutDuring(() -> bench().takeSnapshot(id, snapshot));

    bench().reached(() -> bench().takeSnapshot(id, snapshot));
    assertThat(bench().takeSnapshot(id, snapshot)).isPositive();
    bench().powerOff(id);
    writeAndStop(id, "second");
    bench().restoreSnapshot(id, snapshot);
    assertHolds(id, "first");
  }

  @Test
  @Rule("K16")
  default void aLineCutWhileASnapshotIsPutBackIsHealedByTheRepeat() {
    var id = bench().ready();
    bench().write(id, "first");
    var snapshot = bench().newSnapshot();
    bench().takeSnapshot(id, snapshot);
    bench().powerOff(id);
    writeAndStop(id, "second");

    cutDuring(() -> bench().restoreSnapshot(id, snapshot));

    bench().reached(() -> bench().restoreSnapshot(id, snapshot));
    assertHolds(id, "first");
  }

  @Test
  @Rule("K17")
  default void whatIsPutBackKeepsTheSizeThatItHasNow() {
    var id = bench().stopped();
    var snapshot = bench().newSnapshot();
    bench().takeSnapshot(id, snapshot);
    bench().resize(id, bench().larger());

    bench().restoreSnapshot(id, snapshot);

    Sizes.assertHas(bench(), id, bench().larger(), PowerState.STOPPED);
    bench().start(id);
    Sizes.assertHas(bench(), id, bench().larger(), PowerState.RUNNING);
  }

  private void cutDuring(Runnable call) {
    var failures = Bench.together(call, () -> bench().bed().cutTheLine());
    assertThat(failures).allMatch(HostUnreachable.class::isInstance);
    bench().bed().mendTheLine();
  }

  private void writeAndStop(String id, String text) {
    bench().startReady(id);
    bench().write(id, text);
    bench().powerOff(id);
  }

  private void assertHolds(String id, String text) {
    bench().startReady(id);
    assertThat(bench().read(id)).isEqualTo(text);
  }

  private static void assertUnreachable(Runnable call) {
    assertThatExceptionOfType(HostUnreachable.class).isThrownBy(call::run);
  }
}
