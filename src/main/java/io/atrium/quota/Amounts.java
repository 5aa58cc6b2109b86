package io.atrium.quota;

import io.atrium.kernel.Size;

/** How much of each meter: asked for, held or used. Never negative. */
public record Amounts(
    long instances, long vcpus, long memoryMib, long diskGib, long addresses, long snapshots) {

  public static final Amounts NONE = new Amounts(0, 0, 0, 0, 0, 0);

  public Amounts {
    if (instances < 0
        || vcpus < 0
        || memoryMib < 0
        || diskGib < 0
        || addresses < 0
        || snapshots < 0) {
      throw new IllegalArgumentException("Nobody can hold less than nothing");
    }
  }

  /** What one instance of the size needs: itself, its parts and one address. */
  public static Amounts of(Size size) {
    return new Amounts(1, size.vcpus(), size.memoryMib(), size.diskGib(), 1, 0);
  }

  public Amounts plus(Amounts other) {
    return new Amounts(
        instances + other.instances,
        vcpus + other.vcpus,
        memoryMib + other.memoryMib,
        diskGib + other.diskGib,
        addresses + other.addresses,
        snapshots + other.snapshots);
  }

  /** So much for each of several alike. */
  public Amounts times(int count) {
    return new Amounts(
        instances * count,
        vcpus * count,
        memoryMib * count,
        diskGib * count,
        addresses * count,
        snapshots * count);
  }

  /** What is lacking to have as much as the other of every meter. */
  Amounts upTo(Amounts other) {
    return new Amounts(
        Math.max(0, other.instances - instances),
        Math.max(0, other.vcpus - vcpus),
        Math.max(0, other.memoryMib - memoryMib),
        Math.max(0, other.diskGib - diskGib),
        Math.max(0, other.addresses - addresses),
        Math.max(0, other.snapshots - snapshots));
  }

  public long of(QuotaMeter meter) {
    return switch (meter) {
      case INSTANCES -> instances;
      case VCPUS -> vcpus;
      case MEMORY_MIB -> memoryMib;
      case DISK_GIB -> diskGib;
      case ADDRESSES -> addresses;
      case SNAPSHOTS -> snapshots;
    };
  }
}
