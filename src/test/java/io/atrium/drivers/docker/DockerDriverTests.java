package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver says when there is no engine to ask. */
class DockerDriverTests {

  private final DockerDriver driver = new DockerDriver(Clock.systemUTC());

  @TempDir private Path folder;

  @Test
  void aMissingSocketIsAReportForAProbeAndAFailureForTheRest() {
    var host = host("unix://" + folder.resolve("none.sock"));

    var report = driver.probe(host);

    assertThat(report.health()).isEqualTo(Health.UNDETECTED);
    assertThat(report.sentence()).startsWith("There is no Docker socket at unix:///");
    assertThatExceptionOfType(HostUnreachable.class).isThrownBy(() -> driver.list(host));
  }

  @Test
  void anAddressThatIsNoUnixSocketIsRefusedWithASentence() {
    var host = host("tcp://10.0.0.1:2375");

    assertThat(driver.probe(host).sentence()).contains("through a unix socket only");
    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> driver.list(host))
        .withMessageContaining("tcp://10.0.0.1:2375");
  }

  @Test
  void userDataIsRefusedBeforeAnythingIsAsked() {
    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> driver.create(host("unix:///nowhere"), spec("#!/bin/sh", Map.of())))
        .withMessageContaining("takes no user data");
    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> driver.create(host("unix:///nowhere"), spec(null, Map.of("A", "\0"))));
  }

  private static HostLink host(String uri) {
    return new HostLink("h-1", URI.create(uri), "p-1", Duration.ofSeconds(5));
  }

  private static InstanceSpec spec(String userData, Map<String, String> variables) {
    return new InstanceSpec(
        "i-0123456789abcdef0",
        "dep-1",
        "name",
        new Size(1, 64, 1),
        new ImageContent("img-1", ImageFormat.CONTAINER_ARCHIVE, Path.of("x"), "0"),
        List.of(),
        userData,
        List.of(),
        variables);
  }
}
