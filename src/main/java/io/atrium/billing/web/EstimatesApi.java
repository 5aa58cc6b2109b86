package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.Estimates;
import io.atrium.instances.Orders;
import io.atrium.kernel.Faults;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Objects;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an order would cost, over REST. Nothing is ordered by asking. */
@RestController
@RequestMapping("/api/v1/estimates")
@Tag(name = "Prices")
class EstimatesApi {

  private final Estimates estimates;

  private final Orders orders;

  private final Clock clock;

  EstimatesApi(Estimates estimates, Orders orders, Clock clock) {
    this.estimates = estimates;
    this.orders = orders;
    this.clock = clock;
  }

  @PostMapping
  @Operation(
      summary = "Estimate what an order would cost",
      description =
          "Line by line, by the same code that bills: if the plan is followed, the bill says the"
              + " same. Prices that are already set for later are taken into account.")
  EstimateBody estimate(Actor actor, @RequestBody PlanBody wanted) {
    var now = clock.instant();
    var faults = new Faults();
    wanted.checkTime(now, faults);
    var offering = orders.offering(actor, wanted.order(), faults);
    faults.refuse();
    return EstimateBody.of(estimates.of(wanted.plan(Objects.requireNonNull(offering), now)));
  }
}
