package io.atrium.billing.web;

import io.atrium.billing.Plan;
import io.atrium.catalogue.Offering;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import io.atrium.metering.Span;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of an order, to be estimated: only the offering, the environment, the count and the time
 * matter for the price, but an order can be sent as it is.
 */
@Schema(description = "An order as it would be sent to /instances; only offeringId is needed.")
record PlanBody(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String offeringId,
    @Schema(description = "TEST when absent") @Nullable Environment environment,
    @Schema(description = "1 when absent") @Nullable Integer count,
    @Schema(description = "when it would begin; now when absent") @Nullable Instant from,
    @Schema(description = "when it would end") @Nullable Instant to,
    @Schema(description = "for how many days, instead of to") @Nullable Integer leaseDays,
    @Nullable String name,
    @Nullable Kind kind,
    @Nullable String imageId,
    @Nullable String departmentId,
    @Nullable Map<String, String> labels,
    @Nullable String userData,
    @Nullable List<String> command,
    @Nullable Map<String, String> env,
    @Nullable List<String> networkIds,
    @Nullable List<String> keypairIds,
    @Nullable List<Integer> ports,
    @Nullable List<String> volumes,
    @Nullable Boolean waitForCapacity) {

  private static final int MOST = 1_000;

  private static final int MOST_DAYS = 3_660;

  /** Names everything that is wrong with it at once. */
  void check(Instant now) {
    var begin = begin(now);
    new Faults()
        .unless(offeringId != null && !offeringId.isBlank(), "offeringId", "is missing")
        .unless(count == null || (count >= 1 && count <= MOST), "count", "must be 1 to " + MOST)
        .unless(
            leaseDays == null || (leaseDays >= 1 && leaseDays <= MOST_DAYS),
            "leaseDays",
            "must be 1 to " + MOST_DAYS)
        .unless(to == null || !to.isBefore(begin), "to", "must not lie before the beginning")
        .unless(
            to == null || !to.isAfter(begin.plus(Duration.ofDays(MOST_DAYS))),
            "to",
            "must lie at most %d days after the beginning".formatted(MOST_DAYS))
        .unless(to == null || leaseDays == null, "leaseDays", "cannot be given together with to")
        .refuse();
  }

  Plan plan(Offering offering, Instant now) {
    return new Plan(
        offering.kind(),
        Objects.requireNonNullElse(environment, Environment.TEST),
        offering.size(),
        offering.id(),
        Objects.requireNonNullElse(count, 1),
        span(now));
  }

  private @Nullable Span span(Instant now) {
    if (to != null) {
      return Span.between(begin(now), to);
    }
    return leaseDays == null
        ? null
        : Span.between(begin(now), begin(now).plus(Duration.ofDays(leaseDays)));
  }

  private Instant begin(Instant now) {
    return Objects.requireNonNullElse(from, now);
  }
}
