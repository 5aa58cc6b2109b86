package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.atrium.drivers.spi.Observation.PowerState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What somebody does to an instance on its host is seen, and told as it was. */
@InstancesTest
class OutsideChangesTests extends OnOneHost {

  @Test
  void seesThatSomebodyStoppedItOnTheHostAndLeavesItStopped() {
    var id = running("outside");
    clock.advance(Duration.ofSeconds(20));
    host.tamper(id, PowerState.STOPPED);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.STOPPED);
    assertThat(look(id).desired()).isEqualTo(Desired.STOPPED);
    assertThat(look(id).conditions())
        .anyMatch(each -> each.type() == Condition.Type.CHANGED_OUTSIDE);
  }

  @Test
  void saysNoMoreThatItWasStoppedOutsideOnceSomebodyHasStartedIt() {
    var id = running("restarted");
    host.tamper(id, PowerState.STOPPED);
    sweeper.sweep(world.host0());
    settle();

    commands.start(world.member(), id);
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(look(id).conditions()).isEmpty();
  }

  @Test
  void tellsTheLatestOfSeveralChangesOutside() {
    var id = running("back-and-forth");
    host.tamper(id, PowerState.STOPPED);
    sweeper.sweep(world.host0());
    settle();
    host.tamper(id, PowerState.RUNNING);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).conditions())
        .singleElement()
        .extracting(Condition::sentence)
        .asString()
        .startsWith("It was started outside the portal");
  }

  @Test
  void tellsThatItIsPausedOnItsHostAsLongAsItIs() {
    var id = running("paused");
    host.pause(id, true);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(look(id).conditions())
        .singleElement()
        .matches(each -> each.type() == Condition.Type.PAUSED)
        .extracting(Condition::sentence, STRING)
        .startsWith("It is paused on its host.");
    assertThat(heard.outside(id)).containsExactly("It is paused on its host.");
    host.pause(id, false);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).conditions()).isEmpty();
  }

  @Test
  void tellsThatItWasRestartedOutsideWhileNobodyLooked() {
    var id = running("again");
    clock.advance(Duration.ofSeconds(20));
    host.tamper(id, PowerState.STOPPED);
    clock.advance(Duration.ofSeconds(5));
    host.tamper(id, PowerState.RUNNING);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(heard.outside(id))
        .containsExactly("It was restarted outside the portal, or by itself.");
  }
}
