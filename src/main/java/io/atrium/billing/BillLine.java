package io.atrium.billing;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.pricing.rating.Line;
import io.atrium.pricing.rating.Rating;
import io.atrium.pricing.rating.UnitPrice;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * One line of a bill: everything of one meter under one price.
 *
 * @param quantity whole unit-seconds
 * @param free how much of it costs nothing because of an allowance
 * @param price for what {@link #per} says
 * @param amount rounded, the only rounding there is
 * @param instances how many have a share in it
 */
public record BillLine(
    int n,
    Meter meter,
    Environment environment,
    Kind kind,
    BigInteger quantity,
    BigInteger free,
    UnitPrice price,
    BigDecimal amount,
    long instances,
    String priceVersionId) {

  static BillLine of(int n, Line line) {
    var key = line.key();
    return new BillLine(
        n,
        key.meter(),
        key.environment(),
        key.kind(),
        line.unitSeconds(),
        line.free(),
        key.price(),
        line.amount(),
        line.instances(),
        key.priceVersionId());
  }

  /** Whether the other line is about the same under the same price. */
  boolean prices(BillLine other) {
    return meter == other.meter
        && environment == other.environment
        && kind == other.kind
        && price.equals(other.price)
        && priceVersionId.equals(other.priceVersionId);
  }

  /** What is charged for a unit, after the discount. */
  public BigDecimal unitPrice() {
    return price.charged();
  }

  /** What is charged for. */
  public BigInteger charged() {
    return quantity.subtract(free);
  }

  public String unit() {
    return meter.unit();
  }

  public String per() {
    return Rating.per(meter);
  }

  public String description() {
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
    return meter.stored()
        ? "%s, %s".formatted(what(), whose)
        : "%s, %s, %s".formatted(what(), purpose, whose);
  }

  private String what() {
    return switch (meter) {
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
  }
}
