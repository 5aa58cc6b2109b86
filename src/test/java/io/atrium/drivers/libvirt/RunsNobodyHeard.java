package io.atrium.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.libvirt.connection.HostConnections;
import io.atrium.drivers.spi.Observation.Present;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What is known of a run by its note on the host, where another portal process looks at it. */
interface RunsNobodyHeard {

  LibvirtTestBed bed();

  Bench bench();

  @Test
  default void anotherPortalProcessKnowsSinceWhenItRuns() {
    var id = bench().running();

    var first = seenByAnotherProcess(id);
    var second = seenByAnotherProcess(id);

    assertThat(first.startedAt()).isNotNull().isEqualTo(second.startedAt());
    assertThat(second.startExact()).isTrue();
  }

  @Test
  default void whatWasStoppedAndStartedWhileNoPortalRanIsAnotherRun() {
    var id = bench().running();
    var before = seenByAnotherProcess(id);

    bed().virsh().ask("destroy", id);
    bed().virsh().ask("start", id);

    var after = seenByAnotherProcess(id);
    assertThat(after.startedAt()).isAfter(before.startedAt());
    assertThat(after.startExact()).isFalse();
  }

  @Test
  default void theNoteGoesWithTheRun() {
    var id = bench().running();
    seenByAnotherProcess(id);
    assertThat(bed().virsh().ask("dumpxml", id)).contains("urn:atrium:run:1");

    bed().virsh().ask("destroy", id);

    assertThat(bed().virsh().ask("dumpxml", id))
        .contains("urn:atrium:instance:1")
        .doesNotContain("urn:atrium:run:1");
  }

  @Test
  default void deletingWhatSomebodyUndefinedClearsAwayWhatThatLeaves() {
    var id = bench().running();
    bed().virsh().ask("destroy", id);
    bed().virsh().ask("undefine", id);
    assertThat(bed().holds(id)).isTrue();

    bench().delete(id);

    assertThat(bed().holds(id)).isFalse();
  }

  /** libvirt called back what the collector had taken away, and the process ended. */
  @Test
  default void aClosedLineOutlivesTheGarbageCollector() {
    var id = bench().running();
    var before = seenByAnotherProcess(id);

    for (var time = 0; time < 10; time++) {
      bed().virsh().ask("suspend", id);
      bed().virsh().ask("resume", id);
      assertThat(seenByAnotherProcess(id).startedAt()).isEqualTo(before.startedAt());
      System.gc();
    }
  }

  private Present seenByAnotherProcess(String id) {
    var connections = new HostConnections(Clock.systemUTC());
    try {
      return (Present) bed().driver(connections).inspect(bench().ref(id));
    } finally {
      connections.close();
    }
  }
}
