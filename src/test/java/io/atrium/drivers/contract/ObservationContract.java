package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Sweep.Counters;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every driver promises about telling the truth. */
interface ObservationContract extends Benched {

  @Test
  @Rule("O1")
  default void whatWasNeverMadeIsAbsent() {
    assertThat(bench().inspect(bench().newId())).isInstanceOf(Absent.class);
  }

  @Test
  @Rule("O2")
  default void whatVanishedBehindOurBackIsAbsent() {
    var id = bench().running();

    bench().bed().tamper(bench().ref(id), Tampering.REMOVED);

    bench().awaitAbsent(id);
    assertThat(bench().list().ours()).noneMatch(seen -> seen.instanceId().equals(id));
  }

  @Test
  @Rule("O3")
  default void whatLostItsPowerBehindOurBackIsNotSeenToRun() {
    var id = bench().running();

    bench().bed().tamper(bench().ref(id), Tampering.POWERED_OFF);

    bench().await(id, PowerState.STOPPED, PowerState.CRASHED);
  }

  @Test
  @Rule("O4")
  default void whatWasStartedBehindOurBackIsSeenToRun() {
    var id = bench().stopped();

    bench().bed().tamper(bench().ref(id), Tampering.STARTED);

    bench().await(id, PowerState.RUNNING);
  }

  @Test
  @Rule("O5")
  default void theListAgreesWithLookingAtEachOne() {
    var running = bench().running();
    var stopped = bench().stopped();

    var ours = bench().list().ours();

    assertThat(ours)
        .filteredOn(seen -> seen.instanceId().equals(running))
        .allMatch(seen -> seen.present().power() == PowerState.RUNNING)
        .hasSize(1);
    assertThat(ours)
        .filteredOn(seen -> seen.instanceId().equals(stopped))
        .allMatch(seen -> seen.present().equals(bench().inspect(stopped)))
        .hasSize(1);
  }

  @Test
  @Rule("O6")
  default void aRunThatGoesOnHasNoEndAndAnEndIsNotBeforeItsBeginning() {
    var id = bench().running();
    assertThat(bench().await(id, PowerState.RUNNING).endedAt()).isNull();

    bench().stop(id, Duration.ZERO);

    var ended = bench().await(id, PowerState.STOPPED, PowerState.CRASHED);
    if (ended.startedAt() != null && ended.endedAt() != null) {
      assertThat(ended.endedAt()).isAfterOrEqualTo(ended.startedAt());
    }
  }

  @Test
  @Rule("O7")
  default void lookingChangesNothing() {
    var id = bench().stopped();
    var before = bench().inspect(id);

    bench().list();
    bench().sample();
    bench().probe();

    assertThat(bench().inspect(id)).isEqualTo(before);
  }

  @Test
  @Rule("O8")
  default void countersOfOneRunNeverGoDown() {
    var id = bench().running();

    var first = counters(id).orElseThrow();
    var second = counters(id).orElseThrow();

    assertThat(second.epoch()).isEqualTo(first.epoch());
    if (first.cpuNanos() != null) {
      assertThat(second.cpuNanos()).isGreaterThanOrEqualTo(first.cpuNanos());
    }
  }

  @Test
  @Rule("O9")
  default void aNewRunBeginsANewEpochAndWhatDoesNotRunHasNoCounters() {
    var id = bench().running();
    var before = counters(id).orElseThrow();
    bench().stop(id, Duration.ZERO);
    bench().await(id, PowerState.STOPPED, PowerState.CRASHED);
    assertThat(counters(id)).isEmpty();

    bench().start(id);

    bench().await(id, PowerState.RUNNING);
    assertThat(counters(id).orElseThrow().epoch()).isNotEqualTo(before.epoch());
  }

  @Test
  @Rule("O11")
  default void whatIsPausedBehindOurBackRunsAndSaysSoAndCanBeStoppedAndStarted() {
    var id = bench().running();

    bench().bed().tamper(bench().ref(id), Tampering.PAUSED);

    assertThat(bench().await(id, PowerState.RUNNING).remark()).contains("paused");
    assertThat(bench().list().ours())
        .filteredOn(seen -> seen.instanceId().equals(id))
        .allMatch(seen -> String.valueOf(seen.present().remark()).contains("paused"))
        .hasSize(1);
    bench().stop(id, Duration.ofSeconds(1));
    bench().await(id, PowerState.STOPPED, PowerState.CRASHED);
    bench().start(id);
    assertThat(bench().await(id, PowerState.RUNNING).remark()).isNull();
  }

  @Test
  @Rule("O10")
  default void aHealthyHostTellsItsSize() {
    var report = bench().probe();

    assertThat(report.health()).isEqualTo(Health.HEALTHY);
    assertThat(report.sentence()).isNotBlank();
    assertThat(
            bench()
                .bed()
                .smallest()
                .fitsWithin(Optional.ofNullable(report.capacity()).orElseThrow()))
        .isTrue();
  }

  private Optional<Counters> counters(String id) {
    return bench().sample().counters().stream()
        .filter(counters -> counters.instanceId().equals(id))
        .findFirst();
  }
}
