package io.atrium.drivers.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation.PowerState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerStatesTests {

  /** libvirt's state and reason, as its headers number them. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, RUNNING", // none told
    "1, 1, RUNNING", // running, booted
    "2, 0, RUNNING", // blocked
    "3, 1, RUNNING", // paused by a person
    "3, 5, RUNNING", // paused, because its disk is full
    "4, 1, RUNNING", // going down
    "5, 0, STOPPED", // off, nobody knows why
    "5, 1, STOPPED", // off, by the guest
    "5, 2, STOPPED", // off, destroyed
    "5, 3, CRASHED", // off, crashed
    "5, 5, STOPPED", // off, saved
    "5, 6, CRASHED", // off, failed to start
    "5, 8, STOPPED", // off, since the daemon started
    "6, 1, CRASHED", // crashed and kept
    "7, 1, RUNNING", // asleep
  })
  void readsLibvirtsNumbers(int state, int reason, PowerState power) {
    assertThat(PowerStates.of(state, reason).power()).isEqualTo(power);
  }

  @Test
  void saysInWordsWhatIsNotPlain() {
    assertThat(PowerStates.of(3, 1).remark()).contains("paused");
    assertThat(PowerStates.of(5, 3).remark()).contains("crashed");
    assertThat(PowerStates.of(1, 1).remark()).isNull();
    assertThat(PowerStates.of(5, 2).remark()).isNull();
  }
}
