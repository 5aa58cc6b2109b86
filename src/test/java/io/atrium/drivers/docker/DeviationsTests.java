package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way out of the closed settings is seen when a container is read back. */
class DeviationsTests {

  private static final InstanceSpec SPEC =
      new InstanceSpec(
          "i-0123456789abcdef0",
          "dep-1",
          "name",
          new Size(2, 256, 7),
          new ImageContent("img-1", ImageFormat.CONTAINER_ARCHIVE, Path.of("x"), "0"),
          List.of(),
          null,
          List.of(),
          Map.of());

  @Test
  void aContainerAsItWasWishedDeviatesInNothing() {
    assertThat(deviations("\"Privileged\": false")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Privileged\": true | privileged mode",
        "\"CapAdd\": [\"SYS_ADMIN\"] | added capabilities",
        "\"CapDrop\": [] | dropped capabilities",
        "\"SecurityOpt\": [\"no-new-privileges\", \"seccomp=unconfined\"] | security options",
        "\"SecurityOpt\": [\"no-new-privileges=false\"] | security options",
        "\"Binds\": [\"/:/host\"] | bind mounts",
        "\"Mounts\": [{\"Type\": \"bind\", \"Source\": \"/\", \"Target\": \"/host\"}] | requested"
            + " mounts",
        "\"Devices\": [{\"PathOnHost\": \"/dev/sda\"}] | devices",
        "\"DeviceCgroupRules\": [\"a *:* rwm\"] | device rules",
        "\"PidMode\": \"host\" | process namespace",
        "\"IpcMode\": \"host\" | IPC namespace",
        "\"UTSMode\": \"host\" | host name namespace",
        "\"UsernsMode\": \"host\" | user namespace",
        "\"NetworkMode\": \"host\" | network",
        "\"PublishAllPorts\": true | published ports",
        "\"PortBindings\": {\"80/tcp\": [{\"HostPort\": \"80\"}]} | port bindings",
        "\"Memory\": 0 | memory limit",
        "\"MemorySwap\": 536870912 | swap limit",
        "\"NanoCpus\": 0 | processor limit",
        "\"PidsLimit\": null | process limit",
        "\"OomKillDisable\": true | out-of-memory handling",
        "\"RestartPolicy\": {\"Name\": \"always\"} | restart policy",
        "\"LogConfig\": {\"Type\": \"json-file\", \"Config\": {}} | log bounds",
        "\"LogConfig\": {\"Type\": \"syslog\", \"Config\": {}} | log bounds",
        "\"MaskedPaths\": [] | masked paths",
        "\"ReadonlyPaths\": [] | read-only paths",
        "\"CgroupParent\": \"/elsewhere\" | control group",
        "\"Sysctls\": {\"net.ipv4.ip_forward\": \"1\"} | kernel settings",
        "\"GroupAdd\": [\"docker\"] | added groups"
      })
  void oneThatDoesNotIsFoundOut(String setting, String found) {
    assertThat(deviations(setting)).containsExactly(found);
  }

  @Test
  void volumesOfTheImageAreItsOwnAndAnythingElseThatIsMountedIsNot() {
    var wished = ClosedSettings.of(SPEC, "atrium-p-1");

    assertThat(Deviations.between(wished, Described.mounting("[{\"Type\": \"volume\"}]")))
        .isEmpty();
    assertThat(Deviations.between(wished, Described.mounting("[{\"Type\": \"bind\"}]")))
        .containsExactly("mounts");
  }

  @Test
  void aKernelThatCannotBoundSwapIsPutUpWith() {
    assertThat(deviations("\"MemorySwap\": -1")).isEmpty();
  }

  private static List<String> deviations(String setting) {
    return Deviations.between(ClosedSettings.of(SPEC, "atrium-p-1"), Described.with(setting));
  }
}
