package io.atrium.hosts;

import io.atrium.drivers.HostAddress;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A machine that runs instances: what its operator set, and what was last seen.
 *
 * @param simulated whether nothing real stands behind it, which is said wherever it shows
 * @param sentence what the last look found, in words
 * @param capacity what the machine has in all, or null while that was never seen
 * @param claimed what the portal's instances hold of it
 * @param overcommit how many vCPUs are promised per real one; memory and disk are promised once
 * @param formats the image formats its driver can start
 * @param foreign how many instances stand there that are not the portal's
 * @param lastSeenAt when it last answered, or null if it never did
 */
public record Host(
    String id,
    String name,
    String driver,
    URI uri,
    boolean simulated,
    HostState state,
    HostHealth health,
    String sentence,
    @Nullable Size capacity,
    Room claimed,
    double overcommit,
    Set<ImageFormat> formats,
    Map<String, String> attributes,
    int foreign,
    @Nullable Instant lastSeenAt,
    long version) {

  /** What the portal calls the machine that it runs on itself. */
  public static final String THIS_MACHINE = "this machine";

  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  public Host {
    // In one order wherever they are shown.
    formats = Collections.unmodifiableSet(new TreeSet<>(formats));
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** How the gateway reaches it. */
  public HostAddress address() {
    return new HostAddress(id, driver, uri);
  }

  /**
   * The machine it is on, as far as its address tells: hosts on the same one share what it has.
   * Null where nothing real stands behind it.
   */
  public @Nullable String machine() {
    var named = uri.getHost();
    if (simulated) {
      return null;
    }
    return named == null || OWN_NAMES.contains(named.toLowerCase(Locale.ROOT))
        ? THIS_MACHINE
        : named.toLowerCase(Locale.ROOT);
  }

  /** Whether the two are daemons on one machine. */
  public boolean sharesMachineWith(Host other) {
    return !other.id.equals(id) && machine() != null && Objects.equals(machine(), other.machine());
  }

  /** What may be claimed on it in all: nothing while its capacity is not known. */
  public Room limit() {
    return limit(capacity, overcommit);
  }

  /** What may still be claimed on it. */
  public Room free() {
    return limit().without(claimed);
  }

  static Room limit(@Nullable Size capacity, double overcommit) {
    return capacity == null
        ? Room.NONE
        : new Room(
            (long) Math.floor(capacity.vcpus() * overcommit),
            capacity.memoryMib(),
            capacity.diskGib());
  }
}
