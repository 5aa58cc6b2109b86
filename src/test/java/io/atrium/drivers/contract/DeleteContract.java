package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation.PowerState;
import org.junit.jupiter.api.Test;

/** What every driver promises about removing an instance. */
interface DeleteContract extends Benched {

  @Test
  @Rule("X1")
  default void nothingOfAStoppedInstanceIsLeft() {
    var id = bench().stopped();

    bench().delete(id);

    bench().awaitAbsent(id);
    assertThat(bench().bed().holds(bench().ref(id).externalName())).isFalse();
    assertThat(bench().list().ours()).noneMatch(seen -> seen.instanceId().equals(id));
  }

  @Test
  @Rule("X2")
  default void nothingOfARunningInstanceIsLeft() {
    var id = bench().running();

    bench().delete(id);

    bench().awaitAbsent(id);
    assertThat(bench().bed().runs(bench().ref(id).externalName())).isFalse();
    assertThat(bench().bed().holds(bench().ref(id).externalName())).isFalse();
  }

  @Test
  @Rule("X3")
  default void deletingTwiceIsTheSameAsDeletingOnce() {
    var id = bench().stopped();

    bench().delete(id);
    bench().delete(id);

    bench().awaitAbsent(id);
  }

  @Test
  @Rule("X4")
  default void deletingWhatNeverExistedSucceeds() {
    var id = bench().newId();

    bench().delete(id);

    bench().awaitAbsent(id);
  }

  @Test
  @Rule("X5")
  default void deletingWhileItStartsEndsInItsAbsence() {
    var id = bench().stopped();

    // Either may fail as it likes: what counts is that asking again settles it.
    Bench.together(() -> bench().start(id), () -> bench().delete(id));

    bench().delete(id);
    bench().awaitAbsent(id);
    assertThat(bench().bed().holds(bench().ref(id).externalName())).isFalse();
  }

  @Test
  @Rule("X6")
  default void aNewInstanceUnderTheSameIdFindsNoRemains() {
    var id = bench().running();
    bench().delete(id);
    bench().awaitAbsent(id);

    bench().create(bench().spec(id));

    assertThat(bench().await(id, PowerState.STOPPED).startedAt()).isNull();
  }
}
