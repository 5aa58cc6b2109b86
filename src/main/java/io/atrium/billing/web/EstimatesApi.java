package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.billing.Estimates;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.kernel.Faults;
import io.atrium.kernel.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

  private final CatalogueQueries catalogue;

  private final DepartmentQueries departments;

  private final Clock clock;

  EstimatesApi(
      Estimates estimates, CatalogueQueries catalogue, DepartmentQueries departments, Clock clock) {
    this.estimates = estimates;
    this.catalogue = catalogue;
    this.departments = departments;
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
    wanted.check(now, faults);
    known(wanted.departmentId(), "departmentId", id -> departments.department(actor, id), faults);
    known(wanted.imageId(), "imageId", id -> catalogue.image(actor, id), faults);
    var offering =
        known(wanted.offeringId(), "offeringId", id -> catalogue.offering(actor, id), faults);
    faults.refuse();
    return EstimateBody.of(estimates.of(wanted.plan(Objects.requireNonNull(offering), now)));
  }

  private static <T> @Nullable T known(
      @Nullable String id, String field, Function<String, T> lookUp, Faults faults) {
    try {
      return id == null ? null : lookUp.apply(id);
    } catch (NotFound _) {
      faults.add(field, "is not known, or not yours to use");
      return null;
    }
  }
}
