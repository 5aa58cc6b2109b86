package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation.PowerState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every driver promises about stopping an instance. */
interface StopContract extends Benched {

  /** Longer than any patience: whoever waits for its end has not asked the guest. */
  Duration LONG_GRACE = Duration.ofMinutes(2);

  @Test
  @Rule("S1")
  default void aGuestThatObeysIsDownLongBeforeItsGraceIsOver() {
    var id = bench().running();
    bench().bed().awaitReady(bench().ref(id));
    var asked = System.nanoTime();

    bench().stop(id, LONG_GRACE);

    bench().await(id, PowerState.STOPPED);
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(LONG_GRACE);
    assertThat(bench().bed().runs(bench().ref(id).externalName())).isFalse();
    assertThat(bench().bed().holds(bench().ref(id).externalName())).isTrue();
  }

  @Test
  @Rule("S2")
  default void withoutGraceThePowerIsCut() {
    var id = bench().running();

    bench().stop(id, Duration.ZERO);

    bench().await(id, PowerState.STOPPED, PowerState.CRASHED);
    assertThat(bench().bed().runs(bench().ref(id).externalName())).isFalse();
  }

  @Test
  @Rule("S3")
  default void stoppingTwiceIsTheSameAsStoppingOnce() {
    var id = bench().running();

    bench().stop(id, Duration.ZERO);
    bench().stop(id, Duration.ZERO);

    var seen = bench().await(id, PowerState.STOPPED, PowerState.CRASHED);
    bench().stop(id, Duration.ZERO);
    assertThat(bench().inspect(id)).isEqualTo(seen);
  }

  @Test
  @Rule("S4")
  default void stoppingWhatDoesNotRunChangesNothing() {
    var id = bench().stopped();
    var before = bench().inspect(id);

    bench().stop(id, LONG_GRACE);

    assertThat(bench().inspect(id)).isEqualTo(before);
  }

  @Test
  @Rule("S5")
  default void stoppingWhatDoesNotExistSucceeds() {
    var id = bench().newId();

    bench().stop(id, Duration.ZERO);

    bench().awaitAbsent(id);
  }
}
