package io.atrium.hosts;

import io.atrium.drivers.spi.DriverDescriptor;
import java.net.URI;

/** Where a host is: a checked address, and the driver that speaks to what listens there. */
record HostPlace(DriverDescriptor driver, URI uri) {}
