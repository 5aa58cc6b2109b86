package io.atrium.drivers.spi;

import io.atrium.kernel.ImageFormat;
import java.util.Set;

/**
 * What a driver is.
 *
 * @param kind the stable name, such as {@code docker} or {@code libvirt-kvm}
 * @param displayName the name shown to people
 * @param formats the image formats it can start from; their kinds are the kinds it can run
 * @param threads where its calls may run
 * @param simulated whether nothing real stands behind it, which every page then says
 */
public record DriverDescriptor(
    String kind, String displayName, Set<ImageFormat> formats, Threads threads, boolean simulated) {

  /** Where the gateway runs a driver's calls. */
  public enum Threads {
    /** On virtual threads: for drivers that only wait for sockets. */
    VIRTUAL,
    /** On a few platform threads per host: for native libraries with thread-local state. */
    PLATFORM,
    /** On the caller's thread: for drivers that never wait. */
    CALLER
  }
}
