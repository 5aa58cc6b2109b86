package io.atrium.metering;

import io.atrium.instances.Billable;
import io.atrium.kernel.Size;
import java.util.Arrays;
import java.util.List;

/**
 * What is counted. What is allocated counts for every second for which it is held: use is units
 * times seconds. What is consumed is counted by the host itself. All of it is whole numbers, so
 * that nothing is ever rounded here.
 */
public enum Meter {
  VCPU("vcpu", "vcpu-seconds", Family.MACHINE),
  MEMORY("memory", "mib-seconds", Family.MACHINE),
  DISK("disk", "gib-seconds", Family.MACHINE),
  ADDRESS("address", "address-seconds", Family.MACHINE),
  SNAPSHOT("snapshot", "mib-seconds", Family.STORED),
  IMAGE("image", "mib-seconds", Family.STORED),
  VOLUME("volume", "mib-seconds", Family.STORED),
  ARCHIVE("archive", "mib-seconds", Family.STORED),
  CPU_TIME("cpu-time", "cpu-nanoseconds", Family.CONSUMED),
  NETWORK_IN("network-in", "bytes", Family.CONSUMED),
  NETWORK_OUT("network-out", "bytes", Family.CONSUMED),
  BLOCK_READ("block-read", "bytes", Family.CONSUMED),
  BLOCK_WRITTEN("block-written", "bytes", Family.CONSUMED);

  private static final List<Meter> OF_MACHINES =
      Arrays.stream(values()).filter(each -> each.family == Family.MACHINE).toList();

  private static final List<Meter> ALLOCATED =
      Arrays.stream(values()).filter(each -> each.family != Family.CONSUMED).toList();

  private static final List<Meter> CONSUMED =
      Arrays.stream(values()).filter(each -> each.family == Family.CONSUMED).toList();

  private final String word;

  private final String unit;

  private final Family family;

  Meter(String word, String unit, Family family) {
    this.word = word;
    this.unit = unit;
    this.family = family;
  }

  /** Why something is counted. */
  private enum Family {
    /** An instance has it because of its size. */
    MACHINE,
    /** It is kept for itself, apart from any instance. */
    STORED,
    /** The host counts it while an instance runs. */
    CONSUMED
  }

  /** What an instance allocates by its size. Every price list has a price for each of these. */
  public static List<Meter> ofMachines() {
    return OF_MACHINES;
  }

  /** Everything that counts for as long as it is held. */
  public static List<Meter> allocated() {
    return ALLOCATED;
  }

  /** Everything that counts by how much of it was used up, as its host tells. */
  public static List<Meter> ofConsumption() {
    return CONSUMED;
  }

  /** Whether it is counted by how much was used up, and not by how long something was held. */
  public boolean consumed() {
    return family == Family.CONSUMED;
  }

  /** Whether it counts what is kept for itself, apart from any instance. */
  public boolean stored() {
    return family == Family.STORED;
  }

  /** As it is written in answers and tables. */
  public String word() {
    return word;
  }

  /** The unit of use, such as {@code vcpu-seconds}. */
  public String unit() {
    return unit;
  }

  public static Meter of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst().orElseThrow();
  }

  /** How many units an instance allocates: all of them when it runs, its disk when it is kept. */
  public long units(Billable billable, Size size) {
    return switch (billable) {
      case NOTHING -> 0;
      case STORAGE -> this == DISK ? size.diskGib() : 0;
      case FULL -> unitsWhenRunning(size);
    };
  }

  /** How many units a running instance of the size allocates. */
  public long unitsWhenRunning(Size size) {
    return switch (this) {
      case VCPU -> size.vcpus();
      case MEMORY -> size.memoryMib();
      case DISK -> size.diskGib();
      case ADDRESS -> 1;
      case SNAPSHOT, IMAGE, VOLUME, ARCHIVE -> 0;
      case CPU_TIME, NETWORK_IN, NETWORK_OUT, BLOCK_READ, BLOCK_WRITTEN -> 0;
    };
  }
}
