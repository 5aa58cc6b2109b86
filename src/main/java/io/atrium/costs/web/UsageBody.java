package io.atrium.costs.web;

import io.atrium.costs.InstanceConsumption;
import io.atrium.costs.InstanceConsumption.Consumed;
import io.atrium.costs.UsageGrouping;
import io.atrium.costs.UsageReport;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.UsageInterval;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Use as JSON. */
final class UsageBody {

  private UsageBody() {}

  /** A report over a stretch of time. */
  record Report(
      Instant from,
      Instant to,
      @Schema(example = "department") String groupBy,
      String currency,
      @Schema(description = "Exact to a millionth; only bills round to cents") String cost,
      List<Group> items) {

    static Report of(UsageReport report) {
      return new Report(
          report.from(),
          report.to(),
          word(report.groupBy()),
          report.cost().currency().getCurrencyCode(),
          report.cost().amount().toPlainString(),
          report.groups().stream().map(Group::of).toList());
    }

    private static String word(UsageGrouping groupBy) {
      return groupBy.name().toLowerCase(Locale.ROOT);
    }
  }

  /** One department, instance, meter, day, person or value of a label of it. */
  record Group(
      @Schema(description = "Id, word, date or value; empty where nobody says") String key,
      String name,
      String cost,
      List<Quantity> usage) {

    static Group of(UsageReport.Group group) {
      return new Group(
          group.key(),
          group.name(),
          group.cost().amount().toPlainString(),
          group.quantities().stream().map(Quantity::of).toList());
    }
  }

  /** How much of one meter. */
  record Quantity(
      String meter,
      @Schema(description = "Whole units times seconds") String quantity,
      String unit,
      @Schema(description = "What cannot be proven at present, and costs nothing") String unproven,
      String cost) {

    static Quantity of(UsageReport.Quantity quantity) {
      return new Quantity(
          quantity.meter().word(),
          quantity.unitSeconds().toString(),
          quantity.meter().unit(),
          quantity.unproven().toString(),
          quantity.cost().amount().toPlainString());
    }
  }

  /** By how much a fact changed what had been counted. */
  record Correction(
      String meter,
      @Schema(description = "The first second that is counted otherwise now") Instant from,
      @Schema(description = "The first moment after it") Instant to,
      @Schema(example = "-7200", description = "What is counted more; negative where it is less")
          long unitSeconds,
      @Schema(example = "vcpu-seconds") String unit,
      @Schema(
              example = "ENDED_EARLIER",
              description =
                  "ENDED_EARLIER, BEGAN_EARLIER (the host told so), END_UNKNOWN (counted as far as"
                      + " it was last seen) or CAME_LATE (a fact about a time that was settled)")
          String cause,
      @Schema(description = "When it was learnt") Instant at) {

    static Correction of(io.atrium.metering.Correction correction) {
      return new Correction(
          correction.meter().word(),
          Instant.ofEpochSecond(correction.from()),
          Instant.ofEpochSecond(correction.to()),
          correction.unitSeconds(),
          correction.meter().unit(),
          correction.cause().name(),
          Instant.ofEpochSecond(correction.at()));
    }
  }

  /** What one instance consumed, as its host counts it. */
  record Consumption(
      @Schema(description = "When its counters last told something new; null before they were read")
          @Nullable Instant readAt,
      List<Amount> items) {

    static Consumption of(Consumed consumed) {
      return new Consumption(
          consumed.readAt(), consumed.amounts().stream().map(Amount::of).toList());
    }
  }

  /** How much of one meter was consumed. */
  record Amount(
      @Schema(example = "cpu-time") String meter,
      @Schema(
              description =
                  "Since midnight in the institution's zone; null where the host cannot tell")
          @Nullable String today,
      @Schema(description = "Since the first of the month; null where the host cannot tell")
          @Nullable String month,
      @Schema(example = "cpu-nanoseconds") String unit) {

    static Amount of(InstanceConsumption.Amount amount) {
      return new Amount(
          amount.meter().word(), text(amount.today()), text(amount.month()), amount.meter().unit());
    }

    private static @Nullable String text(@Nullable BigInteger amount) {
      return amount == null ? null : amount.toString();
    }
  }

  /** One interval of one instance. */
  record Interval(
      String meter,
      long units,
      Instant from,
      @Schema(description = "The first moment after it; null while it goes on")
          @Nullable Instant to,
      @Schema(description = "Where the charge ends at present") Instant provenUntil,
      @Schema(description = "Whether the rest cannot be proven at present") boolean unproven,
      @Schema(
              example = "COUNTED",
              description = "COUNTED, or UNKNOWN for a gap that is never charged")
          String state,
      String departmentId,
      String ownerId,
      Environment environment,
      Kind kind,
      String offeringId,
      @Nullable String hostId,
      int revision,
      @Schema(description = "Whether a later revision took its place") boolean replaced) {

    static Interval of(UsageInterval interval) {
      var traits = interval.traits();
      return new Interval(
          interval.meter().word(),
          interval.units(),
          interval.from(),
          interval.to(),
          interval.provenUntil(),
          interval.unproven(),
          interval.state(),
          traits.departmentId(),
          traits.ownerId(),
          traits.environment(),
          traits.kind(),
          traits.offeringId(),
          traits.hostId(),
          interval.revision(),
          interval.replaced());
    }
  }
}
