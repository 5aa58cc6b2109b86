package io.atrium.hosts.web;

import io.atrium.hosts.Host;
import io.atrium.hosts.HostHealth;
import io.atrium.hosts.HostState;
import io.atrium.hosts.Room;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A host as JSON. */
record HostView(
    String id,
    @Schema(example = "Docker on this machine") String name,
    @Schema(example = "docker") String driver,
    @Schema(example = "unix:///var/run/docker.sock") String uri,
    @Schema(description = "Whether nothing real stands behind it") boolean simulated,
    @Schema(
            description =
                "The machine it is on, as far as its address tells; hosts on the same machine share"
                    + " what it has. Null where it is simulated")
        @Nullable String machine,
    HostState state,
    HostHealth health,
    @Schema(description = "What the last look found, in words") String sentence,
    @Schema(description = "What the machine has; null while that was never seen")
        @Nullable Size capacity,
    @Schema(description = "What instances hold of it") Room claimed,
    @Schema(description = "What can still be claimed, over-commit included") Room free,
    @Schema(description = "vCPUs promised per real one", example = "4") double overcommit,
    List<ImageFormat> formats,
    Map<String, String> attributes,
    @Schema(description = "Instances on it that are not the portal's; never touched") int foreign,
    @Nullable Instant lastSeenAt) {

  static HostView of(Host host) {
    return new HostView(
        host.id(),
        host.name(),
        host.driver(),
        host.uri().toString(),
        host.simulated(),
        host.machine(),
        host.state(),
        host.health(),
        host.sentence(),
        host.capacity(),
        host.claimed(),
        host.free(),
        host.overcommit(),
        List.copyOf(host.formats()),
        new TreeMap<>(host.attributes()),
        host.foreign(),
        host.lastSeenAt());
  }
}
