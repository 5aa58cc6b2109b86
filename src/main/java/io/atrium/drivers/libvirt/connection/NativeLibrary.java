package io.atrium.drivers.libvirt.connection;

import com.sun.jna.Native;
import java.util.ArrayDeque;
import java.util.Deque;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * libvirt inside this process. It is loaded by the first use of this class, never earlier; its
 * event loop exists once per process and must be there before the first connection, which is why
 * this is one of the few static things here.
 */
final class NativeLibrary {

  static final NativeCalls CALLS;

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

  /** Kept for ever: native code holds no reference that the garbage collector knows of. */
  private static final NativeCalls.ErrorFunction SILENCE = (_, _) -> {};

  /** Far more lines than can be closing at the same time. */
  private static final int MOST_KEPT = 1_000;

  private static final Deque<Session> CLOSED = new ArrayDeque<>();

  static {
    CALLS = Native.load("virt", NativeCalls.class);
    // Without a listener libvirt prints each error to the console.
    CALLS.virSetErrorFunc(null, SILENCE);
    startEventLoop();
  }

  private NativeLibrary() {}

  /** Makes sure that it is loaded. */
  static void load() {
    LOG.trace("libvirt is loaded: {}", CALLS);
  }

  /**
   * Keeps what libvirt was told to call on this line from the garbage collector. libvirt closes a
   * line only when nobody uses anything of it any more, and then calls once again; a call of what
   * the collector has taken away ends the whole process.
   */
  static void keepForLateCalls(Session closed) {
    synchronized (CLOSED) {
      CLOSED.add(closed);
      if (CLOSED.size() > MOST_KEPT) {
        CLOSED.remove();
      }
    }
  }

  private static void startEventLoop() {
    try {
      Library.initEventLoop();
    } catch (LibvirtException impossible) {
      throw new LinkageError("libvirt's event loop cannot be started", impossible);
    }
    Thread.ofPlatform().daemon().name("libvirt-events").start(NativeLibrary::processEvents);
  }

  private static void processEvents() {
    while (true) {
      try {
        Library.processEvent();
      } catch (LibvirtException odd) {
        LOG.warn("libvirt's event loop stumbled and goes on: {}", odd.getMessage());
      }
    }
  }
}
