package io.atrium.pricing.rating;

import io.atrium.metering.Meter;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What use costs: how much there was of it times the price of a unit, exact. */
public final class Rating {

  private static final long SECONDS_PER_HOUR = 3_600;

  private static final long MIB_PER_GIB = 1_024;

  private static final long BYTES_PER_GIB = 1L << 30;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private Rating() {}

  public static Exact amount(BigInteger unitSeconds, Meter meter, BigDecimal perHour) {
    return Exact.of(perHour).times(unitSeconds).over(divisor(meter));
  }

  /** How many unit-seconds the price is for: memory is counted in MiB and priced by the GiB. */
  public static long divisor(Meter meter) {
    return switch (meter) {
      case VCPU, DISK, ADDRESS -> SECONDS_PER_HOUR;
      case MEMORY, SNAPSHOT, IMAGE, VOLUME, ARCHIVE -> SECONDS_PER_HOUR * MIB_PER_GIB;
      case CPU_TIME -> SECONDS_PER_HOUR * NANOS_PER_SECOND;
      case NETWORK_IN, NETWORK_OUT, BLOCK_READ, BLOCK_WRITTEN -> BYTES_PER_GIB;
    };
  }

  /** What the price is for, in words. */
  public static String per(Meter meter) {
    return switch (meter) {
      case VCPU -> "vcpu-hour";
      case MEMORY, DISK, SNAPSHOT, IMAGE, VOLUME, ARCHIVE -> "gib-hour";
      case ADDRESS -> "address-hour";
      case CPU_TIME -> "cpu-hour";
      case NETWORK_IN, NETWORK_OUT, BLOCK_READ, BLOCK_WRITTEN -> "gib";
    };
  }
}
