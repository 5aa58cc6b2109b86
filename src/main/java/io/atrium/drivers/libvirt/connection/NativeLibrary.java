package io.atrium.drivers.libvirt.connection;

import com.sun.jna.Native;
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
