package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.SpecRejected;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a driver promises that can build container images. */
public interface ImageBuildContract extends Benched {

  /** Builds on an image that the host already has. */
  String goodDockerfile();

  @Test
  @Rule("B1")
  default void whatIsBuiltCanBeStarted(@TempDir Path folder) {
    var target = folder.resolve("built.tar");

    build(goodDockerfile(), target);

    Images.assertStarts(bench(), target);
  }

  @Test
  @Rule("B2")
  default void aDockerfileThatCannotBeBuiltIsRefusedAndLeavesNoFile(@TempDir Path folder) {
    var target = folder.resolve("built.tar");

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> build("FROM scratch\nNONSENSE\n", target));
    assertThat(Files.exists(target)).isFalse();
  }

  private void build(String dockerfile, Path target) {
    bench()
        .use(
            Verb.IMAGE,
            Capability.ImageBuild.class,
            (builder, link) -> builder.buildImage(link, dockerfile, target));
  }
}
