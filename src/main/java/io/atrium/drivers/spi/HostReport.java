package io.atrium.drivers.spi;

import io.atrium.kernel.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a probe found.
 *
 * @param sentence says in words what is wrong, or that all is well
 * @param capacity what the host has in all, or null when it could not be seen
 * @param attributes further facts; {@link #ACCELERATION} where the driver runs virtual machines
 */
public record HostReport(
    Health health, String sentence, @Nullable Size capacity, Map<String, String> attributes) {

  /** Attribute: {@code kvm} where a probe guest proved that it boots, else {@code emulation}. */
  public static final String ACCELERATION = "acceleration";

  /** Attribute: version of the daemon behind the driver. */
  public static final String VERSION = "version";

  /**
   * Attribute: what a daemon calls itself wherever it is reached, where it does. Two addresses with
   * the same one lead to the same daemon.
   */
  public static final String IDENTITY = "identity";

  public HostReport {
    attributes = Map.copyOf(attributes);
  }

  /** Whether instances can be placed. */
  public enum Health {
    /** Nothing answers. */
    UNDETECTED,
    /** It answers, but cannot run instances. */
    UNHEALTHY,
    HEALTHY
  }
}
