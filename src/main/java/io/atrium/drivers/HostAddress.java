package io.atrium.drivers;

import java.net.URI;

/** Where a host is and which driver speaks to it. */
public record HostAddress(String hostId, String driver, URI uri) {}
