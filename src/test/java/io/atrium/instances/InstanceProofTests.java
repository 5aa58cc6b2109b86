package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What counts as use, and until when, where a host was out of sight, an instance changed behind the
 * portal's back, or a deletion came in between. Each of these was found by a random history.
 */
@InstancesTest
class InstanceProofTests extends OnOneHost {

  @Test
  void countsNothingBetweenAnEndOutOfSightAndTheStartAfterIt() {
    var id = running("power-cut");
    host.cut();
    sweeper.sweep(world.host0());
    var ended = passing(Duration.ofMinutes(5));
    host.tamper(id, PowerState.STOPPED);
    var back = passing(Duration.ofHours(3));
    host.mend();
    sweeper.sweep(world.host0());
    settle();

    assertThat(heard.changes())
        .extracting(BillableChanged::billable, BillableChanged::at, BillableChanged::gap)
        .endsWith(tuple(Billable.STORAGE, ended, false), tuple(Billable.FULL, back, false));
  }

  @Test
  void countsUntilTheEndAndNotUntilTheDeletionThatCameLater() {
    var id = running("ended");
    var ended = passing(Duration.ofMinutes(5));
    host.crash(id);
    var asked = passing(Duration.ofMinutes(7));
    commands.delete(world.member(), id);
    settle();

    assertThat(heard.changes())
        .extracting(BillableChanged::billable, BillableChanged::at)
        .endsWith(tuple(Billable.STORAGE, ended), tuple(Billable.NOTHING, asked));
  }

  @Test
  void countsADeletedOneOnlyOnceItIsSeenThatItRanUntilItsDeletionWasAskedFor() {
    var id = running("unseen");
    host.cut();
    sweeper.sweep(world.host0());
    var asked = passing(Duration.ofMinutes(5));
    commands.delete(world.member(), id);
    settle();
    assertThat(heard.changes()).hasSize(1);

    passing(Duration.ofMinutes(5));
    host.mend();
    sweeper.sweep(world.host0());
    settle();

    assertThat(heard.changes())
        .extracting(BillableChanged::billable, BillableChanged::at, BillableChanged::gap)
        .endsWith(tuple(Billable.NOTHING, asked, false));
  }

  @Test
  void aSweepThatMissesItProvesNothingOfIt() {
    var id = running("removed");
    var proven = passing(Duration.ofMinutes(1));
    sweeper.sweep(world.host0());
    host.vanish(id);
    var seen = passing(Duration.ofMinutes(1));
    sweeper.sweep(world.host0());
    settle();

    var last = heard.changes().getLast();
    assertThat(last.billable()).isEqualTo(Billable.NOTHING);
    assertThat(last.at()).isEqualTo(proven);
    assertThat(last.observedAt()).isEqualTo(seen);
    assertThat(last.gap()).isTrue();
  }

  @Test
  void deletesItAfterAllWhereTheHostRefusedAtFirst() {
    var id = running("refused");
    host.failNext(Verb.DELETE, new SpecRejected("Not now."));
    for (var time = 0; time < 3; time++) {
      host.failNext(Verb.INSPECT, new UnexpectedAnswer("What?"));
    }
    commands.delete(world.member(), id);
    settle();
    assertThat(look(id).conditions())
        .anyMatch(each -> each.type() == Condition.Type.STUCK && each.sentence().endsWith("What?"));

    for (var minute = 0; minute < 6; minute++) {
      passing(Duration.ofMinutes(1));
      settle();
    }

    assertThat(look(id).phase()).isEqualTo(Phase.DELETED);
    assertThat(host.holds()).isEmpty();
  }

  @Test
  void seesThatAParkedOneHasVanishedSince() {
    var id = running("odd");
    for (var time = 0; time < 3; time++) {
      host.failNext(Verb.INSPECT, new UnexpectedAnswer("What?"));
    }
    commands.stop(world.member(), id);
    for (var minute = 0; minute < 3; minute++) {
      settle();
      passing(Duration.ofMinutes(1));
    }
    assertThat(look(id).fault()).extracting(Fault::sentence).isEqualTo("What?");

    host.vanish(id);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).fault()).extracting(Fault::code).isEqualTo("vanished");
    assertThat(heard.changes().getLast().billable()).isEqualTo(Billable.NOTHING);
  }

  @Test
  void doesNotAskAgainAndAgainForWhatTheHostIsDoing() {
    var id = running("slow");
    host.slow(Verb.STOP, Duration.ofSeconds(3));
    commands.stop(world.member(), id);

    assertThat(reconciler.runDue()).isEqualTo(1);
    passing(Duration.ofSeconds(4));
    assertThat(reconciler.runDue()).isEqualTo(1);

    assertThat(look(id).phase()).isEqualTo(Phase.STOPPED);
  }

  @Test
  void countsWhatRanAlthoughOnlyItsDeletionSawItAndTheAnswerToThatWasLost() {
    host.loseNextAnswer(Verb.START);
    var id = order("unanswered").id();
    var started = clock.instant();
    settle();
    host.loseNextAnswer(Verb.DELETE);
    var asked = passing(Duration.ofMinutes(5));
    commands.delete(world.member(), id);
    settle();
    passing(Duration.ofMinutes(1));
    settle();

    assertThat(heard.changes())
        .extracting(BillableChanged::billable, BillableChanged::at)
        .containsSubsequence(tuple(Billable.FULL, started), tuple(Billable.NOTHING, asked));
  }
}
