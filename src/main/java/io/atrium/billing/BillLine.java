package io.atrium.billing;

import io.atrium.billing.rating.Line;
import io.atrium.billing.rating.Rating;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * One line of a bill: everything of one meter under one price.
 *
 * @param quantity whole unit-seconds
 * @param unitPrice for what {@link #per} says
 * @param amount rounded, the only rounding there is
 * @param instances how many have a share in it
 */
public record BillLine(
    int n,
    Meter meter,
    Environment environment,
    Kind kind,
    BigInteger quantity,
    BigDecimal unitPrice,
    BigDecimal amount,
    long instances,
    String priceVersionId) {

  public BillLine {
    unitPrice = Price.normal(unitPrice);
  }

  static BillLine of(int n, Line line) {
    var key = line.key();
    return new BillLine(
        n,
        key.meter(),
        key.environment(),
        key.kind(),
        line.unitSeconds(),
        key.unitPrice(),
        line.amount(),
        line.shares().size(),
        key.priceVersionId());
  }

  /** Whether the other line is about the same under the same price. */
  boolean prices(BillLine other) {
    return meter == other.meter
        && environment == other.environment
        && kind == other.kind
        && unitPrice.compareTo(other.unitPrice) == 0
        && priceVersionId.equals(other.priceVersionId);
  }

  public String unit() {
    return meter.unit();
  }

  public String per() {
    return Rating.per(meter);
  }

  public String description() {
    var what =
        switch (meter) {
          case VCPU -> "vCPU";
          case MEMORY -> "Memory";
          case DISK -> "Disk";
          case ADDRESS -> "Addresses";
          case SNAPSHOT -> "Snapshots";
          case IMAGE -> "Images";
          case VOLUME -> "Volumes";
          case ARCHIVE -> "Archives";
          case CPU_TIME -> "Processor time";
          case NETWORK_IN -> "Network, received";
          case NETWORK_OUT -> "Network, sent";
          case BLOCK_READ -> "Disk, read";
          case BLOCK_WRITTEN -> "Disk, written";
        };
    var whose =
        switch (kind) {
          case VM -> "virtual machines";
          case CONTAINER -> "containers";
        };
    var purpose =
        switch (environment) {
          case TEST -> "test";
          case PRODUCTION -> "production";
        };
    return "%s, %s, %s".formatted(what, purpose, whose);
  }
}
