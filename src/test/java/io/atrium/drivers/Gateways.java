package io.atrium.drivers;

import io.atrium.drivers.spi.InstanceDriver;
import java.util.List;

/** Real gateways for tests outside of this package. */
public final class Gateways {

  private Gateways() {}

  /** The gateway of a portal with this owner tag and these drivers. */
  public static DriverGateway of(String portalId, InstanceDriver... drivers) {
    var portal = new PortalIdentity();
    portal.is(portalId);
    return new DriverGateway(List.of(drivers), portal);
  }
}
