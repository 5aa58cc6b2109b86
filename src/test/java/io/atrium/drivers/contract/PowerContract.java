package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.testing.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every driver promises about starting an instance. */
interface PowerContract extends Benched {

  @Test
  @Rule("P1")
  default void whatIsStartedIsSeenToRunAndReallyRuns() {
    var id = bench().stopped();

    bench().start(id);

    bench().await(id, PowerState.RUNNING);
    assertThat(bench().bed().runs(bench().ref(id).externalName())).isTrue();
  }

  @Test
  @Rule("P2")
  default void startingTwiceIsTheSameAsStartingOnce() {
    var id = bench().running();
    var before = bench().await(id, PowerState.RUNNING);

    bench().start(id);

    assertThat(bench().await(id, PowerState.RUNNING).startedAt()).isEqualTo(before.startedAt());
  }

  @Test
  @Rule("P3")
  default void startingWhatDoesNotExistFailsAndMakesNothing() {
    var id = bench().newId();

    assertThatExceptionOfType(UnexpectedAnswer.class).isThrownBy(() -> bench().start(id));
    assertThat(bench().inspect(id)).isInstanceOf(Absent.class);
  }

  @Test
  @Rule("P4")
  default void whatRunsGetsAnAddress() {
    var id = bench().running();

    Await.value(
        bench().bed().patience(),
        id + " has an address",
        () -> bench().inspect(id),
        seen -> seen instanceof Present present && !present.addresses().isEmpty());
  }

  @Test
  @Rule("P5")
  default void whatWasStoppedStartsAgain() {
    var id = bench().running();
    bench().stop(id, Duration.ZERO);
    bench().await(id, PowerState.STOPPED, PowerState.CRASHED);

    bench().start(id);

    var runs = bench().await(id, PowerState.RUNNING);
    assertThat(runs.endedAt())
        .satisfiesAnyOf(
            ended -> assertThat(ended).isNull(),
            ended -> assertThat(ended).as("of the run before").isBeforeOrEqualTo(runs.startedAt()));
  }

  @Test
  @Rule("P6")
  default void whatLostItsPowerBehindOurBackStartsAgain() {
    var id = bench().running();
    bench().bed().tamper(bench().ref(id), Tampering.POWERED_OFF);
    bench().await(id, PowerState.STOPPED, PowerState.CRASHED);

    bench().start(id);

    bench().await(id, PowerState.RUNNING);
  }
}
