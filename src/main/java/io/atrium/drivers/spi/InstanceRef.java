package io.atrium.drivers.spi;

import java.util.regex.Pattern;

/**
 * An instance on a host. Its name there follows from its id, so no handle can be lost in a crash
 * between the host and the database.
 */
public record InstanceRef(HostLink host, String instanceId) {

  private static final Pattern ID = Pattern.compile("i-[0-9a-f]{17}");

  public InstanceRef {
    if (!ID.matcher(instanceId).matches()) {
      throw new IllegalArgumentException("Not an instance id: " + instanceId);
    }
  }

  /** The name of the domain or container on the host. */
  public String externalName() {
    return instanceId;
  }
}
