package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every driver promises for the time when its host cannot be reached. */
interface FailureContract extends Benched {

  Duration MARGIN = Duration.ofSeconds(10);

  @Test
  @Rule("F1")
  default void whatCannotBeSeenIsNeverTakenForStoppedOrAbsent() {
    var id = bench().running();

    bench().bed().cutTheLine();

    assertUnreachable(() -> bench().inspect(id));
    assertUnreachable(() -> bench().list());
    assertUnreachable(() -> bench().sample());
  }

  @Test
  @Rule("F2")
  default void noCommandSucceedsOverACutLine() {
    var id = bench().stopped();

    bench().bed().cutTheLine();

    assertUnreachable(() -> bench().start(id));
    assertUnreachable(() -> bench().stop(id, Duration.ZERO));
    assertUnreachable(() -> bench().delete(id));
    assertUnreachable(() -> bench().create(bench().spec(bench().newId())));
  }

  @Test
  @Rule("F3")
  default void anUnreachableHostIsAReportNotAFailure() {
    bench().bed().cutTheLine();

    var report = bench().probe();

    assertThat(report.health()).isEqualTo(Health.UNDETECTED);
    assertThat(report.sentence()).isNotBlank();
  }

  @Test
  @Rule("F4")
  default void aLineCutBeforeCreateLeavesNothingAndTheRepeatSucceeds() {
    var id = bench().newId();
    bench().bed().cutTheLine();
    assertUnreachable(() -> bench().create(bench().spec(id)));

    bench().bed().mendTheLine();

    bench().reached(() -> assertThat(bench().inspect(id)).isInstanceOf(Absent.class));
    bench().create(bench().spec(id));
    bench().await(id, PowerState.STOPPED);
  }

  @Test
  @Rule("F5")
  default void aLineCutDuringCreateIsHealedByTheRepeat() {
    var id = bench().newId();
    var failures =
        Bench.together(() -> bench().create(bench().spec(id)), () -> bench().bed().cutTheLine());
    assertThat(failures).allMatch(HostUnreachable.class::isInstance);

    bench().bed().mendTheLine();

    bench().reached(() -> bench().create(bench().spec(id)));
    bench().await(id, PowerState.STOPPED);
    assertThat(bench().list().ours()).filteredOn(seen -> seen.instanceId().equals(id)).hasSize(1);
  }

  @Test
  @Rule("F6")
  default void whatRunsOutlivesACutLine() {
    var id = bench().running();
    var before = bench().await(id, PowerState.RUNNING);
    bench().bed().cutTheLine();

    bench().bed().mendTheLine();

    bench().reached(() -> bench().inspect(id));
    var after = bench().await(id, PowerState.RUNNING);
    assertThat(after.startedAt()).isEqualTo(before.startedAt());
  }

  @Test
  @Rule("F7")
  default void aHostThatStopsAnsweringIsUnreachableWithinTheDeadline() {
    var id = bench().stopped();
    bench().bed().stopAnswering();
    var asked = System.nanoTime();

    assertUnreachable(() -> bench().inspect(id));

    assertThat(Duration.ofNanos(System.nanoTime() - asked))
        .isLessThan(Verb.INSPECT.timeout().plus(MARGIN));
    bench().bed().mendTheLine();
    bench().reached(() -> bench().inspect(id));
    bench().await(id, PowerState.STOPPED);
  }

  private static void assertUnreachable(Runnable call) {
    assertThatExceptionOfType(HostUnreachable.class).isThrownBy(call::run);
  }
}
