package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a driver promises that can restart a guest in place. */
public interface RebootContract extends Benched {

  @Test
  @Rule("R1")
  default void whatIsRebootedRunsAfterwards() {
    var id = bench().running();
    bench().bed().awaitReady(bench().ref(id));

    bench().reboot(id, Duration.ofSeconds(20));

    bench().await(id, PowerState.RUNNING);
    assertThat(bench().bed().runs(bench().ref(id).externalName())).isTrue();
  }

  @Test
  @Rule("R2")
  default void rebootingWithoutGraceRunsAfterwards() {
    var id = bench().running();

    bench().reboot(id, Duration.ZERO);

    bench().await(id, PowerState.RUNNING);
    assertThat(bench().bed().runs(bench().ref(id).externalName())).isTrue();
  }

  @Test
  @Rule("R3")
  default void whatDoesNotRunIsNotStartedByAReboot() {
    var id = bench().stopped();

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().reboot(id, Duration.ZERO));
    bench().await(id, PowerState.STOPPED);
  }

  @Test
  @Rule("R4")
  default void rebootingWhatDoesNotExistFailsAndMakesNothing() {
    var id = bench().newId();

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().reboot(id, Duration.ZERO));
    assertThat(bench().inspect(id)).isInstanceOf(Absent.class);
  }
}
