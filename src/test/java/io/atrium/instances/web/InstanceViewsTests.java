package io.atrium.instances.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.instances.Desired;
import io.atrium.instances.Instance;
import io.atrium.instances.Phase;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceViewsTests {

  /** As read in the moment in which its operation has ended already. */
  private static Instance read(Desired desired, Phase phase) {
    return new Instance(
        "i-1",
        "lab",
        Kind.VM,
        "dep-1",
        "per-1",
        Environment.TEST,
        "img-1",
        "off-1",
        new Size(1, 256, 2),
        desired,
        phase,
        List.of(),
        null,
        List.of(),
        Map.of(),
        false,
        null,
        null,
        Instant.EPOCH,
        null,
        true,
        1,
        1);
  }

  @Test
  void looksAgainWhileAnInstanceIsNotWhereItShallBeThoughItsOperationHasEnded() {
    assertThat(InstanceViews.watched(read(Desired.ABSENT, Phase.DELETING))).isTrue();
    assertThat(InstanceViews.watched(read(Desired.RUNNING, Phase.PROVISIONING))).isTrue();
    assertThat(InstanceViews.watched(read(Desired.STOPPED, Phase.RUNNING))).isTrue();
    assertThat(InstanceViews.watched(read(Desired.RUNNING, Phase.STOPPED))).isTrue();
  }

  @Test
  void restsOnceAnInstanceIsWhereItShallBeOrAPersonMustLook() {
    assertThat(InstanceViews.watched(read(Desired.RUNNING, Phase.RUNNING))).isFalse();
    assertThat(InstanceViews.watched(read(Desired.STOPPED, Phase.STOPPED))).isFalse();
    assertThat(InstanceViews.watched(read(Desired.RUNNING, Phase.FAILED))).isFalse();
    assertThat(InstanceViews.watched(read(Desired.ABSENT, Phase.DELETED))).isFalse();
  }
}
