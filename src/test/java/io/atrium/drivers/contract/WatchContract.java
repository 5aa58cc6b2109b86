package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.WatchListener;
import io.atrium.testing.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a driver promises that can tell at once when something happens. */
public interface WatchContract extends Benched {

  @Test
  @Rule("W1")
  default void tellsOfAChangeBehindOurBack() throws Exception {
    var id = bench().running();
    var heard = new Ear();

    try (var _ = bench().watch(heard)) {
      bench().bed().tamper(bench().ref(id), Tampering.POWERED_OFF);

      Await.until(bench().bed().patience(), "the change is told", () -> heard.changed.contains(id));
    }
  }

  @Test
  @Rule("W2")
  default void tellsWhatItWasAskedToDoToo() throws Exception {
    var id = bench().stopped();
    var heard = new Ear();

    try (var _ = bench().watch(heard)) {
      bench().start(id);

      Await.until(bench().bed().patience(), "the start is told", () -> heard.changed.contains(id));
    }
  }

  @Test
  @Rule("W3")
  default void saysNothingOnceItIsClosed() throws Exception {
    var id = bench().stopped();
    var closed = new Ear();
    var open = new Ear();
    bench().watch(closed).close();

    try (var _ = bench().watch(open)) {
      bench().start(id);
      bench().await(id, PowerState.RUNNING);

      Await.until(bench().bed().patience(), "the other is told", () -> open.changed.contains(id));
    }
    assertThat(closed.changed).isEmpty();
    assertThat(closed.lost).isEmpty();
  }

  @Test
  @Rule("W4")
  default void tellsOnceThatTheLineIsCut() throws Exception {
    var heard = new Ear();

    try (var _ = bench().watch(heard)) {
      bench().bed().cutTheLine();

      Await.until(bench().bed().patience(), "the loss is told", () -> !heard.lost.isEmpty());
    }
    assertThat(heard.lost).hasSize(1);
  }

  @Test
  @Rule("W5")
  default void saysNothingOfWhatIsForeign() throws Exception {
    var heard = new Ear();

    try (var _ = bench().watch(heard)) {
      bench().foreign();
      var id = bench().running();

      Await.until(bench().bed().patience(), "ours is told", () -> heard.changed.contains(id));
      assertThat(heard.changed).containsOnly(id);
    }
  }

  /** Writes down what it hears. */
  final class Ear implements WatchListener {

    final List<String> changed = new CopyOnWriteArrayList<>();

    final List<String> lost = new CopyOnWriteArrayList<>();

    @Override
    public void changed(String instanceId) {
      changed.add(instanceId);
    }

    @Override
    public void lost(String reason) {
      lost.add(reason);
    }
  }
}
