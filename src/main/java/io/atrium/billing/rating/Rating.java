package io.atrium.billing.rating;

import io.atrium.metering.Meter;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What use costs: units times seconds times the price of an hour, exact. */
public final class Rating {

  private static final long SECONDS_PER_HOUR = 3_600;

  private static final long MIB_PER_GIB = 1_024;

  private Rating() {}

  public static Exact amount(BigInteger unitSeconds, Meter meter, BigDecimal perHour) {
    return Exact.of(perHour).times(unitSeconds).over(divisor(meter));
  }

  /** How many unit-seconds the price is for: memory is counted in MiB and priced by the GiB. */
  public static long divisor(Meter meter) {
    return switch (meter) {
      case VCPU, DISK, ADDRESS -> SECONDS_PER_HOUR;
      case MEMORY -> SECONDS_PER_HOUR * MIB_PER_GIB;
    };
  }

  /** What the price is for, in words. */
  public static String per(Meter meter) {
    return switch (meter) {
      case VCPU -> "vcpu-hour";
      case MEMORY, DISK -> "gib-hour";
      case ADDRESS -> "address-hour";
    };
  }
}
