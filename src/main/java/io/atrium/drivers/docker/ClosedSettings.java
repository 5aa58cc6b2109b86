package io.atrium.drivers.docker;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.LogConfig.LoggingType;
import com.github.dockerjava.api.model.RestartPolicy;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.util.List;
import java.util.Map;

/**
 * The one way a container of ours is set up. Nothing here comes from a person but the size: there
 * is no path by which privileges, mounts, devices or the host's namespaces could be asked for.
 */
final class ClosedSettings {

  static final long NANOS_PER_CPU = 1_000_000_000L;

  static final long BYTES_PER_MIB = 1_024L * 1_024;

  static final long PROCESSES = 1_024;

  static final String NO_NEW_PRIVILEGES = "no-new-privileges";

  /** What an ordinary service needs that starts as root and then gives its rights away. */
  static final List<Capability> CAPABILITIES =
      List.of(
          Capability.CHOWN,
          Capability.DAC_OVERRIDE,
          Capability.FOWNER,
          Capability.KILL,
          Capability.NET_BIND_SERVICE,
          Capability.SETGID,
          Capability.SETUID);

  static final Map<String, String> LOG_BOUNDS = Map.of("max-size", "10m", "max-file", "2");

  private ClosedSettings() {}

  static HostConfig of(InstanceSpec spec, String network) {
    return of(spec.size(), needsInit(spec), network);
  }

  static HostConfig of(Size size, boolean needsInit, String network) {
    var memory = size.memoryMib() * BYTES_PER_MIB;
    return HostConfig.newHostConfig()
        .withNanoCPUs(size.vcpus() * NANOS_PER_CPU)
        .withMemory(memory)
        .withMemorySwap(memory)
        .withPidsLimit(PROCESSES)
        .withInit(needsInit)
        .withRestartPolicy(RestartPolicy.noRestart())
        .withCapDrop(Capability.ALL)
        .withCapAdd(CAPABILITIES.toArray(Capability[]::new))
        .withSecurityOpts(List.of(NO_NEW_PRIVILEGES))
        .withNetworkMode(network)
        .withIpcMode("private")
        .withLogConfig(new LogConfig(LoggingType.JSON_FILE, LOG_BOUNDS))
        .withPrivileged(false)
        .withPublishAllPorts(false)
        .withReadonlyRootfs(false);
  }

  /** A root file system brings its own init, which insists on being process 1. */
  static boolean needsInit(InstanceSpec spec) {
    return spec.image().format() == ImageFormat.CONTAINER_ARCHIVE;
  }
}
