package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.metering.Meter;
import io.atrium.metering.UsageQueries;
import io.atrium.quota.QuotaAudit;
import io.atrium.quota.QuotaExceeded;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of the disk of a machine: how it comes to be, counts, is put back and goes. */
@InstancesTest
class SnapshotLifeTests extends OnOneHost {

  @Autowired private SnapshotCommands snapshots;
  @Autowired private SnapshotQueries kept;
  @Autowired private UsageQueries usage;
  @Autowired private QuotaAudit audit;

  @Test
  void isKeptWhileTheMachineRunsOnAndCountsAgainstQuota() {
    var id = running("kept");
    var since = look(id).startedAt();

    var taking = snapshots.take(world.member(), id, "before the update").snapshot();
    assertThat(taking.state()).isEqualTo(Snapshot.State.TAKING);
    assertThat(world.held("snapshots")).isEqualTo(1);
    settle();

    var ready = kept.snapshot(world.member(), taking.id());
    assertThat(ready.state()).isEqualTo(Snapshot.State.READY);
    assertThat(ready.bytes()).isPositive();
    assertThat(ready.takenAt()).isEqualTo(clock.instant());
    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(look(id).startedAt()).isEqualTo(since);
    assertThat(world.used("snapshots")).isEqualTo(1);
    assertThat(world.held("snapshots")).isZero();
    assertThat(audit.difference()).isEmpty();
  }

  @Test
  void isMeteredByWhatItTakesFromTheSecondItIsWholeUntilTheSecondItIsGone() {
    var id = running("metered-kept");
    var snapshot = taken(id);
    clock.advance(Duration.ofSeconds(90));
    snapshots.delete(world.member(), snapshot.id(), null);
    settle();
    clock.advance(Duration.ofSeconds(90));

    var mib = Math.ceilDiv(snapshot.bytes() == null ? 0 : snapshot.bytes(), 1L << 20);
    assertThat(usage.history(snapshot.id()))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.meter()).isEqualTo(Meter.SNAPSHOT);
          assertThat(each.units()).isEqualTo(mib);
          assertThat(Duration.between(each.from(), each.to())).isEqualTo(Duration.ofSeconds(90));
        });
    assertThat(world.used("snapshots")).isZero();
  }

  @Test
  void goesWithItsMachineAndCostsNothingFromThen() {
    var id = running("goes");
    var snapshot = taken(id);

    commands.delete(world.member(), id);
    settle();

    assertThat(kept.of(world.member(), id)).isEmpty();
    assertThat(world.used("snapshots")).isZero();
    assertThat(usage.history(snapshot.id())).noneMatch(each -> each.to() == null);
    assertThat(audit.difference()).isEmpty();
  }

  @Test
  void isPutBackWithTheMachineStoppedForItAndStartedAgain() {
    var id = running("restored");
    clock.advance(Duration.ofSeconds(5));
    var snapshot = taken(id);
    clock.advance(Duration.ofSeconds(5));

    snapshots.restore(world.member(), id, snapshot.id());
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(look(id).operation()).isNull();
    assertThat(kept.snapshot(world.member(), snapshot.id()).state())
        .isEqualTo(Snapshot.State.READY);
    var restore = queries.history(world.member(), id).getFirst();
    assertThat(restore.type()).isEqualTo(OperationType.RESTORE);
    assertThat(restore.status()).isEqualTo(OperationStatus.SUCCEEDED);
  }

  @Test
  void isNotThereAndHoldsNothingWhereItsHostHasNoRoom() {
    var id = running("crowded");
    clock.advance(Duration.ofSeconds(5));
    host.failNext(Verb.SNAPSHOT, new NoRoom("The host has 2 GiB left."));

    snapshots.take(world.member(), id, null);
    settle();

    assertThat(kept.of(world.member(), id)).isEmpty();
    assertThat(world.used("snapshots") + world.held("snapshots")).isZero();
    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(look(id).fault()).isNull();
    assertThat(queries.history(world.member(), id).getFirst().error()).isNotNull();
  }

  @Test
  void isThereOnceAlthoughTheAnswerWasLost() {
    var id = running("lost-answer");
    host.loseNextAnswer(Verb.SNAPSHOT);

    var snapshot = snapshots.take(world.member(), id, null).snapshot();
    settle();
    clock.advance(Duration.ofMinutes(2));
    settle();

    assertThat(kept.snapshot(world.member(), snapshot.id()).state())
        .isEqualTo(Snapshot.State.READY);
    assertThat(world.used("snapshots")).isEqualTo(1);
  }

  @Test
  void isNumberedWhereNobodyGivesItAName() {
    var id = running("numbered");
    taken(id);

    var second = snapshots.take(world.member(), id, null).snapshot();

    assertThat(second.name()).isEqualTo("snapshot 2");
  }

  @Test
  void isGivenUpWhenItsMachineIsDeletedMeanwhile() {
    var id = running("given-up");
    snapshots.take(world.member(), id, null);

    commands.delete(world.member(), id);
    settle();

    assertThat(world.used("snapshots") + world.held("snapshots")).isZero();
    assertThat(audit.difference()).isEmpty();
  }

  @Test
  void isRefusedWhereItsDepartmentMayHaveNoMore() {
    var id = running("no-more");
    world.limit("snapshots", 1);
    taken(id);

    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> snapshots.take(world.member(), id, null));
  }

  @Test
  void isNotThereForOthers() {
    var id = running("hidden");
    var snapshot = taken(id);

    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> kept.snapshot(world.stranger(), snapshot.id()));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> snapshots.delete(world.stranger(), snapshot.id(), null));
    var other = running("other");
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> snapshots.restore(world.member(), other, snapshot.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a\nb", "<b>", "'", "a\u0000"})
  void isRefusedANameThatIsNone(String name) {
    var id = running("named");

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> snapshots.take(world.member(), id, name));
  }

  private Snapshot taken(String id) {
    var snapshot = snapshots.take(world.member(), id, null).snapshot();
    settle();
    return kept.snapshot(world.member(), snapshot.id());
  }
}
