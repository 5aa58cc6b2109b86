package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import org.junit.jupiter.api.Test;

/** What a driver promises that can give an instance another size while it runs. */
public interface LiveResizeContract extends Benched {

  @Test
  @Rule("V1")
  default void whatRunsGetsItsNewSizeAtOnceAndItsRunGoesOn() {
    var id = bench().running();
    var before = bench().await(id, PowerState.RUNNING);

    bench().resizeRunning(id, bench().larger());

    Sizes.assertHas(bench(), id, bench().larger(), PowerState.RUNNING);
    assertThat(bench().await(id, PowerState.RUNNING).startedAt()).isEqualTo(before.startedAt());
  }

  @Test
  @Rule("V2")
  default void whatWasResizedWhileItRanHasThatSizeAtItsNextStart() {
    var id = bench().running();
    bench().resizeRunning(id, bench().larger());
    bench().powerOff(id);

    bench().start(id);

    Sizes.assertHas(bench(), id, bench().larger(), PowerState.RUNNING);
  }

  @Test
  @Rule("V3")
  default void resizingWhatRunsTwiceIsTheSameAsOnce() {
    var id = bench().running();
    var before = bench().await(id, PowerState.RUNNING);

    bench().resizeRunning(id, bench().larger());
    bench().resizeRunning(id, bench().larger());

    Sizes.assertHas(bench(), id, bench().larger(), PowerState.RUNNING);
    assertThat(bench().await(id, PowerState.RUNNING).startedAt()).isEqualTo(before.startedAt());
  }

  @Test
  @Rule("V4")
  default void theDiskOfWhatRunsNeverShrinksAndNothingElseChangesThen() {
    var id = bench().running();
    bench().resizeRunning(id, bench().larger());
    var before = bench().bed().given(bench().ref(id));

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> bench().resizeRunning(id, bench().bed().smallest()));

    assertThat(bench().bed().given(bench().ref(id))).isEqualTo(before);
    Sizes.assertHas(bench(), id, bench().larger(), PowerState.RUNNING);
  }

  @Test
  @Rule("V5")
  default void whatDoesNotRunIsNotResizedAsIfItDid() {
    var id = bench().stopped();
    var absent = bench().newId();

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().resizeRunning(id, bench().larger()));
    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().resizeRunning(absent, bench().larger()));

    Sizes.assertHas(bench(), id, bench().bed().smallest(), PowerState.STOPPED);
    assertThat(bench().inspect(absent)).isInstanceOf(Absent.class);
  }

  @Test
  @Rule("V6")
  default void anotherPortalsRunningInstanceKeepsItsSize() {
    var id = bench().running();

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().neighbour().resizeRunning(id, bench().larger()));

    Sizes.assertHas(bench(), id, bench().bed().smallest(), PowerState.RUNNING);
  }

  @Test
  @Rule("V7")
  default void aLineCutWhileWhatRunsIsResizedIsHealedByTheRepeat() {
    var id = bench().running();
    bench().bed().cutTheLine();
    assertThatExceptionOfType(HostUnreachable.class)
        .isThrownBy(() -> bench().resizeRunning(id, bench().larger()));
    bench().bed().mendTheLine();

    bench().reached(() -> bench().resizeRunning(id, bench().larger()));

    Sizes.assertHas(bench(), id, bench().larger(), PowerState.RUNNING);
  }
}
