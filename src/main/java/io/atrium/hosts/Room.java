package io.atrium.hosts;

import io.atrium.kernel.Size;

/**
 * An amount of capacity, such as all that is claimed on a host. May be nothing, and is never
 * negative.
 */
public record Room(long vcpus, long memoryMib, long diskGib) {

  public static final Room NONE = new Room(0, 0, 0);

  public Room {
    if (vcpus < 0 || memoryMib < 0 || diskGib < 0) {
      throw new IllegalArgumentException(
          "Less than nothing: %d vCPU, %d MiB, %d GiB".formatted(vcpus, memoryMib, diskGib));
    }
  }

  /** What is left of this after {@code taken}: nothing where more was taken than there is. */
  public Room without(Room taken) {
    return new Room(
        Math.max(0, vcpus - taken.vcpus),
        Math.max(0, memoryMib - taken.memoryMib),
        Math.max(0, diskGib - taken.diskGib));
  }

  public Room plus(Size size) {
    return new Room(vcpus + size.vcpus(), memoryMib + size.memoryMib(), diskGib + size.diskGib());
  }

  public boolean holds(Size size) {
    return size.vcpus() <= vcpus && size.memoryMib() <= memoryMib && size.diskGib() <= diskGib;
  }
}
