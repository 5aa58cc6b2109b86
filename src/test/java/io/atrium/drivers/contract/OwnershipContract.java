package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every driver promises about things on the host that are not ours. */
interface OwnershipContract extends Benched {

  @Test
  @Rule("T1")
  default void whatIsNotOursIsCountedAndNotListed() {
    var before = bench().list().foreign();
    var decoy = bench().foreign();

    var inventory = bench().list();

    assertThat(inventory.foreign()).isEqualTo(before + 1);
    assertThat(inventory.ours()).noneMatch(seen -> seen.instanceId().equals(decoy));
  }

  @Test
  @Rule("T2")
  default void refusesToCreateOverSomethingForeign() {
    var id = bench().newId();
    var name = bench().foreign(bench().ref(id).externalName());

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> bench().create(bench().spec(id)));
    assertThat(bench().bed().foreignStands(name)).isTrue();
  }

  @Test
  @Rule("T3")
  default void neverTouchesSomethingForeignUnderOneOfOurNames() {
    var id = bench().newId();
    var name = bench().foreign(bench().ref(id).externalName());

    assertThat(bench().inspect(id)).isInstanceOf(Absent.class);
    bench().stop(id, Duration.ZERO);
    bench().delete(id);
    assertThatExceptionOfType(UnexpectedAnswer.class).isThrownBy(() -> bench().start(id));

    assertThat(bench().bed().foreignStands(name)).isTrue();
  }

  @Test
  @Rule("T4")
  default void anotherPortalsInstanceIsForeign() {
    var id = bench().stopped();
    var neighbour = bench().neighbour();

    neighbour.delete(id);

    assertThat(neighbour.inspect(id)).isInstanceOf(Absent.class);
    assertThat(neighbour.list().ours()).isEmpty();
    assertThat(neighbour.list().foreign()).isPositive();
    bench().await(id, PowerState.STOPPED);
  }

  @Test
  @Rule("T5")
  default void aWholeLifeBesideItLeavesSomethingForeignAsItWas() {
    var decoy = bench().foreign();

    var id = bench().running();
    bench().stop(id, Duration.ZERO);
    bench().await(id, PowerState.STOPPED, PowerState.CRASHED);
    bench().delete(id);
    bench().awaitAbsent(id);

    assertThat(bench().bed().foreignStands(decoy)).isTrue();
  }
}
