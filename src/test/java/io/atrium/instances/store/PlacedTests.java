package io.atrium.instances.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.instances.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which phase the facts about an instance on a host amount to. */
class PlacedTests {

  @Test
  void runsNoLongerOnceItIsFoundOnItsWayToSomethingElse() {
    assertThat(new Placed(PowerState.BUILDING, true, false, Phase.RUNNING).phase())
        .isEqualTo(Phase.STOPPED);
  }

  @Test
  void isStillBeingMadeWhileTheHostIsAtIt() {
    assertThat(new Placed(PowerState.BUILDING, true, true, Phase.PROVISIONING).phase())
        .isEqualTo(Phase.PROVISIONING);
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"PROVISIONING", "RUNNING", "STOPPED"})
  void keepsItsPhaseWhereNothingWasSeen(Phase before) {
    assertThat(new Placed(null, true, false, before).phase()).isEqualTo(before);
  }
}
