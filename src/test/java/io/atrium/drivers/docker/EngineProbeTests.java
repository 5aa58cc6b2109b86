package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.core.DockerClientConfig;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.kernel.Size;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What an engine says about itself becomes a report that claims nothing it did not say. */
class EngineProbeTests {

  private static final String GOOD =
      """
      "ServerVersion": "20.10.24", "OSType": "linux", "NCPU": 4, "MemTotal": 8589934592,
      "MemoryLimit": true, "SwapLimit": false, "CpuCfsQuota": true, "PidsLimit": true,
      "CgroupVersion": "2", "Driver": "overlay2"
      """;

  @Test
  void aFitEngineIsHealthyAndTellsItsSize() {
    var report = EngineProbe.report(info(GOOD), OptionalInt.of(100));

    assertThat(report.health()).isEqualTo(Health.HEALTHY);
    assertThat(report.capacity()).isEqualTo(new Size(4, 8_192, 100));
    assertThat(report.attributes())
        .containsEntry(HostReport.VERSION, "20.10.24")
        .containsEntry("cgroups", "2")
        .containsEntry(EngineProbe.SWAP_LIMIT, "no")
        .doesNotContainKey("kernel");
  }

  @Test
  void aDiskThatCannotBeSeenIsNotMadeUp() {
    var report = EngineProbe.report(info(GOOD), OptionalInt.empty());

    assertThat(report.health()).isEqualTo(Health.HEALTHY);
    assertThat(report.capacity()).isNull();
    assertThat(report.sentence()).contains("disk");
  }

  @Test
  void anEngineThatCannotLimitIsUnfitAndSaysWhatItLacks() {
    var weak =
        GOOD.replace("\"MemoryLimit\": true", "\"MemoryLimit\": false")
            .replace("\"PidsLimit\": true", "\"PidsLimit\": false");

    var report = EngineProbe.report(info(weak), OptionalInt.of(100));

    assertThat(report.health()).isEqualTo(Health.UNHEALTHY);
    assertThat(report.sentence()).contains("memory limits, process limits");
    assertThat(report.capacity()).isNull();
  }

  private static Info info(String json) {
    try {
      return DockerClientConfig.getDefaultObjectMapper().readValue("{" + json + "}", Info.class);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
