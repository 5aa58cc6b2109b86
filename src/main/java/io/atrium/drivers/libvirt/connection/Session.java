package io.atrium.drivers.libvirt.connection;

import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.event.DomainEvent;
import org.libvirt.event.LifecycleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open connection. It is closed when it has been retired and the last call on it has returned:
 * closing it under a running call would free memory that the call still uses.
 */
public final class Session {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final HostConnect connect;

  private final Lifecycle lifecycle;

  private final LifecycleListener ear = this::told;

  private int rebootCallback = -1;

  private int users;

  private boolean retired;

  Session(HostConnect connect, Lifecycle lifecycle) {
    this.connect = connect;
    this.lifecycle = lifecycle;
  }

  public Connect connect() {
    return connect;
  }

  /** Whether what runs there are containers. */
  public boolean containers() {
    return connect.containers();
  }

  /** What has been heard of the instances on this host. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** What the Java binding lacks. */
  public Extras extras() {
    return new Extras(NativeLibrary.CALLS, connect.pointer());
  }

  /** Begins to hear what happens on the host. */
  void listen() throws LibvirtException {
    connect.addLifecycleListener(ear);
    rebootCallback = extras().onReboot(lifecycle.rebootFunction());
  }

  /** What a line still tells after it was given up, another has told or will tell. */
  private int told(Domain domain, DomainEvent event) {
    if (stands()) {
      lifecycle.told(domain, event);
    }
    // A domain that waits for the garbage collector would keep the closed line alive until then.
    quietly(domain::free);
    return 0;
  }

  /** Whether what happens on the host is still heard over this line. */
  public boolean stands() {
    return !retired();
  }

  synchronized boolean enter() {
    if (retired || !alive()) {
      return false;
    }
    users++;
    return true;
  }

  synchronized void leave() {
    users--;
    closeWhenUnused();
  }

  /** No new calls from now on. Never blocks, so that the event thread may do it. */
  synchronized void retire() {
    if (!retired) {
      retired = true;
      closeWhenUnused();
    }
  }

  synchronized boolean retired() {
    return retired;
  }

  public boolean alive() {
    try {
      return connect.isAlive();
    } catch (LibvirtException broken) {
      LOG.debug("The connection does not even know whether it lives: {}", broken.getMessage());
      return false;
    }
  }

  private void closeWhenUnused() {
    if (retired && users == 0) {
      Thread.ofPlatform().daemon().name("libvirt-close").start(this::close);
    }
  }

  /** Each step for itself: where one finds the line broken, the others must still be done. */
  private void close() {
    NativeLibrary.keepForLateCalls(this);
    quietly(connect::unregisterCloseListener);
    if (rebootCallback >= 0) {
      quietly(() -> extras().stopHearing(rebootCallback));
    }
    quietly(() -> connect.removeLifecycleListener(ear));
    quietly(connect::close);
  }

  private static void quietly(Ending ending) {
    try {
      ending.happen();
    } catch (LibvirtException | Fault gone) {
      LOG.debug("It went with its line: {}", gone.getMessage());
    }
  }

  /** Gives something back to libvirt. */
  private interface Ending {

    void happen() throws LibvirtException;
  }
}
