package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.kernel.web.PageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person is told of what needs one: what is parked, and what was asked for in vain. */
@InstancesTest
class NeedyTests extends OnOneHost {

  private static final InstanceFilter NEEDY =
      new InstanceFilter(null, null, null, null, null, null, null, null, true);

  @Test
  void oneWhoseRequestFailedNeedsAPersonUntilALaterStartSucceeds() {
    running("well");
    var id = running("in-vain");
    host.tamper(id, PowerState.STOPPED);
    sweeper.sweep(world.host0());
    settle();
    assertThat(needy()).isEmpty();

    // As it is left by a command that ends at once: nothing but its operation tells of it.
    jdbc.sql(
            """
            update operation set status = 'FAILED', error_code = 'ended-by-itself',
            error_sentence = 'It ended by itself.' where instance_id = ?
            """)
        .param(id)
        .update();
    assertThat(look(id).phase()).isEqualTo(Phase.STOPPED);
    assertThat(needy()).extracting(Instance::id).containsExactly(id);
    assertThat(queries.faults(needy())).containsEntry(id, "It ended by itself.");
    clock.advance(Duration.ofSeconds(1));
    commands.start(world.member(), id);
    settle();

    assertThat(needy()).isEmpty();
  }

  @Test
  void oneThatStoppedTooLateNeedsNobodyAnyMore() {
    var id = running("late");
    host.cut();
    sweeper.sweep(world.host0());
    commands.stop(world.member(), id);
    clock.advance(Duration.ofMinutes(11));
    settle();
    assertThat(needy()).extracting(Instance::id).containsExactly(id);

    host.mend();
    sweeper.sweep(world.host0());
    clock.advance(Duration.ofHours(1));
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.STOPPED);
    assertThat(needy()).isEmpty();
  }

  @Test
  void whatIsParkedTellsItsFaultAndWhatIsDeletedNothing() {
    var id = running("gone");
    host.vanish(id);
    sweeper.sweep(world.host0());
    settle();

    assertThat(queries.faults(needy()))
        .containsEntry(id, look(id).fault() == null ? "" : look(id).fault().sentence());
    commands.delete(world.member(), id);
    settle();
    assertThat(needy()).isEmpty();
  }

  private List<Instance> needy() {
    return queries
        .list(world.member(), NEEDY, InstanceOrder.NEWEST_FIRST, PageRequest.first())
        .items();
  }
}
