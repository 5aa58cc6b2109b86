package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.kernel.ImageFormat;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** What every driver promises about making an instance. */
interface CreateContract extends Benched {

  @Test
  @Rule("C1")
  default void whatIsCreatedIsThereInItsSizeAndDoesNotRun() {
    var id = bench().newId();

    bench().create(bench().spec(id));

    var seen = bench().await(id, PowerState.STOPPED);
    assertThat(seen.size()).isEqualTo(bench().bed().smallest());
    assertThat(bench().bed().runs(bench().ref(id).externalName())).isFalse();
  }

  @Test
  @Rule("C2")
  default void isFoundOnTheHostUnderTheNameThatFollowsFromItsId() {
    var id = bench().stopped();

    assertThat(bench().bed().holds(bench().ref(id).externalName())).isTrue();
  }

  @Test
  @Rule("C3")
  default void creatingTwiceIsTheSameAsCreatingOnce() {
    var id = bench().newId();

    bench().create(bench().spec(id));
    bench().create(bench().spec(id));

    bench().await(id, PowerState.STOPPED);
    assertThat(bench().list().ours()).filteredOn(seen -> seen.instanceId().equals(id)).hasSize(1);
  }

  @Test
  @Rule("C4")
  default void creatingWhatRunsAlreadyLeavesItRunning() {
    var id = bench().running();

    bench().create(bench().spec(id));

    assertThat(bench().await(id, PowerState.RUNNING).endedAt()).isNull();
    assertThat(bench().bed().runs(bench().ref(id).externalName())).isTrue();
  }

  @Test
  @Rule("C5")
  default void twoCreatesAtOnceMakeOneInstance() {
    var id = bench().newId();
    Runnable create = () -> bench().create(bench().spec(id));

    var failures = Bench.together(create, create);

    assertThat(failures).allMatch(Busy.class::isInstance).hasSizeLessThan(2);
    bench().await(id, PowerState.STOPPED);
    assertThat(bench().list().ours()).filteredOn(seen -> seen.instanceId().equals(id)).hasSize(1);
  }

  @Test
  @Rule("C6")
  default void refusesAnImageOfAFormatItDoesNotKnowAndLeavesNothing() {
    var image = bench().bed().image();
    for (var format : EnumSet.complementOf(knownFormats())) {
      var id = bench().newId();
      var strange = new ImageContent(image.imageId(), format, image.file(), image.sha256());

      assertThatExceptionOfType(SpecRejected.class)
          .isThrownBy(() -> bench().create(bench().spec(id, strange)));
      assertThat(bench().inspect(id)).isInstanceOf(Absent.class);
      assertThat(bench().bed().holds(bench().ref(id).externalName())).isFalse();
    }
  }

  private EnumSet<ImageFormat> knownFormats() {
    return EnumSet.copyOf(bench().driver().descriptor().formats());
  }
}
