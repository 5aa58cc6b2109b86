package io.atrium.drivers.libvirt.connection;

import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.jna.ConnectionPointer;

/** A connection of the Java binding that also lends its pointer to the calls the binding lacks. */
final class HostConnect extends Connect {

  private final boolean containers;

  HostConnect(String uri) throws LibvirtException {
    super(uri);
    this.containers = uri.startsWith("lxc");
  }

  boolean containers() {
    return containers;
  }

  ConnectionPointer pointer() {
    return vcp;
  }
}
