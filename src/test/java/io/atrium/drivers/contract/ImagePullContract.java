package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.DriverFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a driver promises that can fetch container images from a registry. */
public interface ImagePullContract extends Benched {

  /** An image in a registry that the host reaches, such as one of the bed's own. */
  String reachableReference();

  @Test
  @Rule("L1")
  default void whatIsPulledCanBeStarted(@TempDir Path folder) {
    var target = folder.resolve("pulled.tar");

    pull(reachableReference(), target);

    Images.assertStarts(bench(), target);
  }

  @Test
  @Rule("L2")
  default void anImageThatCannotBePulledIsAFailureAndLeavesNoFile(@TempDir Path folder) {
    var target = folder.resolve("pulled.tar");

    assertThatExceptionOfType(DriverFailure.class)
        .isThrownBy(() -> pull("localhost:1/no/such:image", target));
    assertThat(Files.exists(target)).isFalse();
  }

  private void pull(String reference, Path target) {
    bench()
        .use(
            Verb.IMAGE,
            Capability.ImagePull.class,
            (puller, link) -> puller.pullImage(link, reference, target));
  }
}
