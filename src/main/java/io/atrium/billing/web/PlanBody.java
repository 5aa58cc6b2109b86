package io.atrium.billing.web;

import io.atrium.catalogue.Offering;
import io.atrium.instances.Order;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import io.atrium.metering.Span;
import io.atrium.pricing.Plan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of an order, to be estimated, with the time for which it is planned. Only the offering,
 * the environment, the count and the time matter for the price, but an order can be sent as it is,
 * and what would be refused of it is refused here.
 */
@Schema(description = "An order as it would be sent to /instances; only offeringId is needed.")
record PlanBody(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String offeringId,
    @Schema(description = "TEST when absent") @Nullable Environment environment,
    @Schema(description = "1 when absent") @Nullable Integer count,
    @Schema(description = "When it would begin; now when absent") @Nullable Instant from,
    @Schema(description = "When it would end; without it, only the month is estimated")
        @Nullable Instant to,
    @Nullable String name,
    @Nullable Kind kind,
    @Nullable String imageId,
    @Nullable String departmentId,
    @Nullable Map<String, String> labels,
    @Nullable String userData,
    @Nullable List<String> command,
    @Nullable Map<String, String> env,
    @Nullable String driver,
    @Nullable Boolean waitForCapacity) {

  private static final int MOST_DAYS = 3_660;

  /** Notes what is wrong with the time. */
  void checkTime(Instant now, Faults faults) {
    var begin = begin(now);
    faults
        .unless(to == null || !to.isBefore(begin), "to", "must not lie before the beginning")
        .unless(
            to == null || !to.isAfter(begin.plus(Duration.ofDays(MOST_DAYS))),
            "to",
            "must lie at most %d days after the beginning".formatted(MOST_DAYS));
  }

  /** As far as it is told already. */
  Order order() {
    return new Order(
        Objects.requireNonNullElse(name, ""),
        kind,
        Objects.requireNonNullElse(imageId, ""),
        Objects.requireNonNullElse(offeringId, ""),
        departmentId,
        Objects.requireNonNullElse(environment, Environment.TEST),
        Objects.requireNonNullElse(labels, Map.of()),
        userData,
        Objects.requireNonNullElse(command, List.of()),
        Objects.requireNonNullElse(env, Map.of()),
        driver,
        Boolean.TRUE.equals(waitForCapacity),
        Objects.requireNonNullElse(count, 1));
  }

  Plan plan(Offering offering, Instant now) {
    var order = order();
    return new Plan(
        departmentId,
        offering.kind(),
        order.environment(),
        offering.size(),
        offering.id(),
        order.count(),
        span(now));
  }

  private @Nullable Span span(Instant now) {
    return to == null ? null : Span.between(begin(now), to);
  }

  private Instant begin(Instant now) {
    return Objects.requireNonNullElse(from, now);
  }
}
