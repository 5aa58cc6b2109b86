package io.atrium.drivers.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.core.DockerClientConfig;

/** Containers as an engine describes them, with the parts that matter to a test. */
final class Described {

  private static final String GOOD_HOST_CONFIG =
      """
      "NanoCpus": 2000000000, "Memory": 268435456, "MemorySwap": 268435456, "PidsLimit": 1024,
      "OomKillDisable": false, "Privileged": false, "PublishAllPorts": false, "AutoRemove": false,
      "NetworkMode": "atrium-p-1", "IpcMode": "private", "PidMode": "", "UTSMode": "", "UsernsMode": "",
      "CapDrop": ["ALL"], "SecurityOpt": ["no-new-privileges"], "RestartPolicy": {"Name": ""},
      "CapAdd": ["CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "KILL", "NET_BIND_SERVICE", "SETGID", "SETUID"],
      "LogConfig": {"Type": "json-file", "Config": {"max-size": "10m", "max-file": "2"}},
      "MaskedPaths": ["/proc/kcore"], "ReadonlyPaths": ["/proc/sys"], "PortBindings": {}
      """;

  private Described() {}

  /** A well-closed container with mounts, as a JSON array. */
  static InspectContainerResponse mounting(String mounts) {
    return container("\"Status\": \"created\"", GOOD_HOST_CONFIG, "", mounts);
  }

  static InspectContainerResponse inState(String state) {
    return container(state, GOOD_HOST_CONFIG, "");
  }

  static InspectContainerResponse inState(String state, String stopSignal) {
    return container(state, GOOD_HOST_CONFIG, "\"StopSignal\": \"%s\",".formatted(stopSignal));
  }

  /** A well-closed container but for one setting. */
  static InspectContainerResponse with(String setting) {
    var name = setting.substring(0, setting.indexOf(':') + 1);
    return container(
        "\"Status\": \"created\"",
        GOOD_HOST_CONFIG
            .lines()
            .map(line -> without(line, name))
            .reduce(setting, (all, line) -> all + (line.isBlank() ? "" : ",\n" + line)),
        "");
  }

  /** The settings of a line but the one of this name. */
  private static String without(String line, String name) {
    if (!line.contains(name)) {
      return line.strip().replaceAll(",$", "");
    }
    return line.strip()
        .replaceAll("(, )?" + name + " (\\[[^]]*]|\\{[^}]*}+|\"[^\"]*\"|[^,]+)", "")
        .replaceAll("^,\\s*", "")
        .replaceAll(",$", "");
  }

  private static InspectContainerResponse container(
      String state, String hostConfig, String config) {
    return container(state, hostConfig, config, "[]");
  }

  private static InspectContainerResponse container(
      String state, String hostConfig, String config, String mounts) {
    var json =
        """
        {"Id": "%s", "Name": "/i-0123456789abcdef0", "State": {%s}, "HostConfig": {%s}, "Mounts": %s,
         "Config": {%s "Labels": {"io.atrium.disk-gib": "7"}},
         "NetworkSettings": {"Networks": {"atrium-p-1": {"IPAddress": "172.18.0.5"}}}}
        """
            .formatted("c".repeat(64), state, hostConfig, mounts, config);
    try {
      return DockerClientConfig.getDefaultObjectMapper()
          .readValue(json, InspectContainerResponse.class);
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(json, wrong);
    }
  }
}
