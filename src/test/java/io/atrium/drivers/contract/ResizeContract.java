package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.Size;
import org.junit.jupiter.api.Test;

/** What a driver promises that can give an instance another size. */
public interface ResizeContract extends Benched {

  @Test
  @Rule("Z1")
  default void whatIsResizedHasItsNewSizeAtOnceAndAtItsNextStart() {
    var id = bench().stopped();

    bench().resize(id, bench().larger());

    Sizes.assertHas(bench(), id, bench().larger(), PowerState.STOPPED);
    bench().start(id);
    Sizes.assertHas(bench(), id, bench().larger(), PowerState.RUNNING);
  }

  @Test
  @Rule("Z2")
  default void resizingTwiceIsTheSameAsResizingOnce() {
    var id = bench().stopped();

    bench().resize(id, bench().larger());
    bench().resize(id, bench().larger());

    Sizes.assertHas(bench(), id, bench().larger(), PowerState.STOPPED);
  }

  @Test
  @Rule("Z3")
  default void processorsAndMemoryCanBeTakenAwayAgain() {
    var id = bench().stopped();
    var smallest = bench().bed().smallest();
    var lean = new Size(smallest.vcpus(), smallest.memoryMib(), bench().larger().diskGib());
    bench().resize(id, bench().larger());

    bench().resize(id, lean);

    Sizes.assertHas(bench(), id, lean, PowerState.STOPPED);
    bench().start(id);
    Sizes.assertHas(bench(), id, lean, PowerState.RUNNING);
  }

  @Test
  @Rule("Z4")
  default void aDiskNeverShrinksAndNothingElseChangesThen() {
    var id = bench().stopped();
    bench().resize(id, bench().larger());
    var before = bench().bed().given(bench().ref(id));

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> bench().resize(id, bench().bed().smallest()));

    assertThat(bench().bed().given(bench().ref(id))).isEqualTo(before);
    Sizes.assertHas(bench(), id, bench().larger(), PowerState.STOPPED);
  }

  @Test
  @Rule("Z5")
  default void resizingWhatDoesNotExistFailsAndMakesNothing() {
    var id = bench().newId();

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().resize(id, bench().larger()));
    assertThat(bench().inspect(id)).isInstanceOf(Absent.class);
  }

  @Test
  @Rule("Z6")
  default void whatRunsIsNotResizedAsIfItDidNot() {
    var id = bench().running();
    var before = bench().await(id, PowerState.RUNNING);

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().resize(id, bench().larger()));

    Sizes.assertHas(bench(), id, bench().bed().smallest(), PowerState.RUNNING);
    assertThat(bench().await(id, PowerState.RUNNING).startedAt()).isEqualTo(before.startedAt());
  }

  @Test
  @Rule("Z7")
  default void whatWasWrittenIsThereInTheNewSize() {
    var id = bench().ready();
    bench().write(id, "before");
    bench().powerOff(id);

    bench().resize(id, bench().larger());

    bench().startReady(id);
    assertThat(bench().read(id)).isEqualTo("before");
  }

  @Test
  @Rule("Z8")
  default void anotherPortalsInstanceKeepsItsSize() {
    var id = bench().stopped();

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().neighbour().resize(id, bench().larger()));

    Sizes.assertHas(bench(), id, bench().bed().smallest(), PowerState.STOPPED);
  }

  @Test
  @Rule("Z9")
  default void aLineCutBeforeOrDuringAResizeIsHealedByTheRepeat() {
    var id = bench().stopped();
    bench().bed().cutTheLine();
    assertThatExceptionOfType(HostUnreachable.class)
        .isThrownBy(() -> bench().resize(id, bench().larger()));
    bench().bed().mendTheLine();
    bench().reached(() -> bench().inspect(id));

    var failures =
        Bench.together(
            () -> bench().resize(id, bench().larger()), () -> bench().bed().cutTheLine());
    assertThat(failures).allMatch(HostUnreachable.class::isInstance);
    bench().bed().mendTheLine();

    bench().reached(() -> bench().resize(id, bench().larger()));
    Sizes.assertHas(bench(), id, bench().larger(), PowerState.STOPPED);
  }
}
