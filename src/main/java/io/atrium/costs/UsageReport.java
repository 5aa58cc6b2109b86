package io.atrium.costs;

import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * What was used in a stretch of time and what it costs, to fractions of a cent: it is rounded only
 * on bills.
 */
public record UsageReport(
    Instant from, Instant to, UsageGrouping groupBy, Money cost, List<Group> groups) {

  public UsageReport {
    groups = List.copyOf(groups);
  }

  /**
   * One department, instance, meter, day, person or value of a label.
   *
   * @param key its id, word, date or value; empty where nobody says
   * @param name what people call it
   */
  public record Group(String key, String name, Money cost, List<Quantity> quantities) {

    public Group {
      quantities = List.copyOf(quantities);
    }
  }

  /** How much of one meter; what is unproven at present is not in the cost. */
  public record Quantity(Meter meter, BigInteger unitSeconds, BigInteger unproven, Money cost) {}
}
