package io.atrium.drivers.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.catalogue.ImageLimits;
import io.atrium.catalogue.check.ImageChecks;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** What is exported from a simulated host is an image like any other, and carries its content. */
class SimulatedImageTests {

  private static final ImageChecks CHECKS =
      new ImageChecks(
          new ImageLimits(
              DataSize.ofGigabytes(1), DataSize.ofGigabytes(1), 100, DataSize.ofTerabytes(2)));

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void isAcceptedAsAnImageAndCarriesItsContent(ImageFormat format, @TempDir Path folder)
      throws IOException {
    var file = folder.resolve("disk");

    SimulatedImage.write(machine(format, new Size(1, 512, 40), "täxt"), file);

    var minDiskGib = CHECKS.minDiskGib(file, format);
    assertThat(minDiskGib).isEqualTo(format == ImageFormat.QCOW2 ? 40 : 1);
    assertThat(SimulatedImage.content(file)).isEqualTo("täxt");
  }

  private static Machine machine(ImageFormat format, Size size, String text) {
    return new Machine(
        "i-00000000000000001",
        "p-1",
        "img-1",
        format,
        size,
        "10.1.0.10",
        PowerState.STOPPED,
        null,
        null,
        null,
        null,
        Disk.of(text));
  }
}
