package io.atrium.drivers.libvirt.connection;

import io.atrium.drivers.spi.HostUnreachable;
import org.libvirt.LibvirtException;
import org.libvirt.event.ConnectionCloseReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens one connection and makes it tell when it breaks. */
final class Opener {

  private static final Logger LOG = LoggerFactory.getLogger(Opener.class);

  /** A daemon that is silent for four times this long is given up. */
  private static final int KEEPALIVE_SECONDS = 3;

  private static final int KEEPALIVE_MISSES = 3;

  private Opener() {}

  static Session open(HostConnection host) {
    return guarded(() -> opened(host));
  }

  /** Tells every way of not getting a connection as a host that cannot be reached. */
  static Session guarded(Attempt attempt) {
    try {
      return attempt.make();
    } catch (LibvirtException refused) {
      throw Failures.unreachable(Fault.of(refused));
    } catch (Fault refused) {
      throw Failures.unreachable(refused);
    } catch (LinkageError missing) {
      throw new HostUnreachable(
          "libvirt's client library is missing on the portal's machine: install the package"
              + " libvirt0 and restart the portal.",
          missing);
    }
  }

  private static Session opened(HostConnection host) throws LibvirtException {
    // The event loop must be there before the first connection is.
    NativeLibrary.load();
    var connect = new HostConnect(host.uri());
    var session = new Session(connect, host.lifecycle());
    try {
      connect.setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVE_MISSES);
      connect.registerCloseListener((_, reason) -> host.lost(session, words(reason)));
    } catch (LibvirtException unsupported) {
      LOG.debug("{} needs no keepalive: {}", host.uri(), unsupported.getMessage());
    }
    try {
      session.listen();
      return session;
    } catch (LibvirtException | Fault deaf) {
      session.retire();
      throw deaf;
    }
  }

  private static String words(ConnectionCloseReason reason) {
    return switch (reason) {
      case ERROR -> "the connection broke";
      case EOF -> "the daemon ended the connection";
      case KEEPALIVE -> "the daemon did not answer any more";
      case CLIENT -> "the portal ended the connection";
      case UNKNOWN -> "the connection ended";
    };
  }

  /** Tries to get a connection. */
  @FunctionalInterface
  interface Attempt {

    Session make() throws LibvirtException;
  }
}
