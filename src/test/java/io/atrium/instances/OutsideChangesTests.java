package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.Size;
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
    assertThat(heard.outside(id))
        .containsExactly("It is paused on its host.", "It is no longer paused on its host.");
  }

  @Test
  void paysInFullWhileItIsPausedOrSuspendedBecauseItsHostKeepsItsRoom() {
    var id = running("suspended");
    host.pause(id, true);
    sweeper.sweep(world.host0());
    settle();
    host.pause(id, false);
    sweeper.sweep(world.host0());
    settle();

    assertThat(heard.changes())
        .filteredOn(each -> each.instanceId().equals(id))
        .extracting(BillableChanged::billable)
        .containsExactly(Billable.FULL);
  }

  @Test
  void tellsThatItsHostGivesItAnotherSizeAsLongAsItDoes() {
    var id = running("resized");
    var ordered = look(id).size();
    host.resize(id, new Size(ordered.vcpus(), 64, ordered.diskGib()));
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).conditions())
        .singleElement()
        .matches(each -> each.type() == Condition.Type.RESIZED)
        .extracting(Condition::sentence, STRING)
        .contains("64 MiB of memory", "%d MiB as ordered".formatted(ordered.memoryMib()));
    host.resize(id, ordered);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).conditions()).isEmpty();
    assertThat(heard.outside(id)).hasSize(2).last(STRING).contains("again what was ordered");
  }

  @Test
  void findsItWhereItIsReachableNow() {
    var id = running("plugged");
    host.plug(id, "10.9.8.7");
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).addresses()).containsExactly("10.9.8.7");
  }

  @Test
  void tellsThatWhatWasGoneIsOnItsHostAgain() {
    var id = running("hidden");
    host.hide(id);
    sweeper.sweep(world.host0());
    settle();
    assertThat(look(id).fault()).isNotNull();
    host.show(id);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).fault()).isNull();
    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(heard.outside(id)).containsExactly("It is on its host again.");
  }

  @Test
  void clearsAwayWhatIsLeftWhenSomebodyElseHadRemovedIt() {
    var id = running("leftovers");
    host.vanish(id);
    sweeper.sweep(world.host0());
    settle();
    host.failNext(Verb.DELETE, new UnexpectedAnswer("Its disk is in use."));
    commands.delete(world.member(), id);
    reconciler.runDue();

    assertThat(look(id).phase()).isEqualTo(Phase.DELETING);
    assertThat(look(id).conditions())
        .anyMatch(each -> each.sentence().contains("Its disk is in use."));
    clock.advance(Duration.ofMinutes(1));
    settle();
    assertThat(look(id).phase()).isEqualTo(Phase.DELETED);
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
