package io.atrium.drivers.libvirt.connection;

import org.libvirt.LibvirtException;

/** A piece of work over an open connection. */
@FunctionalInterface
public interface Line<T> {

  T over(Session session) throws LibvirtException, InterruptedException;
}
