package io.atrium.metering;

import io.atrium.instances.Billable;
import io.atrium.kernel.Size;
import java.util.Arrays;

/**
 * What is counted while it is allocated. Quantities are whole units, and use is unit times seconds,
 * so that nothing is ever rounded here.
 */
public enum Meter {
  VCPU("vcpu", "vcpu-seconds"),
  MEMORY("memory", "mib-seconds"),
  DISK("disk", "gib-seconds"),
  ADDRESS("address", "address-seconds");

  private final String word;

  private final String unit;

  Meter(String word, String unit) {
    this.word = word;
    this.unit = unit;
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
    };
  }
}
