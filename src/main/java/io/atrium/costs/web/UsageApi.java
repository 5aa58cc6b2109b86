package io.atrium.costs.web;

import io.atrium.accounts.Actor;
import io.atrium.costs.InstanceConsumption;
import io.atrium.costs.InstanceUsage;
import io.atrium.costs.UsageGrouping;
import io.atrium.costs.UsageQuestion;
import io.atrium.costs.UsageReports;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import io.atrium.kernel.web.Stretches;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Use over REST: the intervals of an instance, and sums with their cost. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Usage", description = "What was allocated, to the second")
class UsageApi {

  private final UsageReports reports;

  private final InstanceUsage instances;

  private final InstanceConsumption consumption;

  UsageApi(UsageReports reports, InstanceUsage instances, InstanceConsumption consumption) {
    this.reports = reports;
    this.instances = instances;
    this.consumption = consumption;
  }

  @GetMapping("/instances/{id}/usage")
  @Operation(
      summary = "List the exact intervals of use of an instance, the earliest first",
      description = "Also of one that is gone. Gaps and replaced revisions are shown as such.")
  Page<UsageBody.Interval> intervals(Actor actor, @PathVariable String id, PageRequest page) {
    return Stretches.counted(instances.intervals(actor, id), page).map(UsageBody.Interval::of);
  }

  @GetMapping("/instances/{id}/usage/corrections")
  @Operation(
      summary = "List the corrections of what had been counted of an instance",
      description =
          "One for each meter and stretch of time, signed and with its cause, the earliest first."
              + " What was counted before and its corrections are what is counted now. What is"
              + " seen within five seconds corrects nothing.")
  Page<UsageBody.Correction> corrections(Actor actor, @PathVariable String id, PageRequest page) {
    return Stretches.counted(instances.corrections(actor, id), page).map(UsageBody.Correction::of);
  }

  @GetMapping("/instances/{id}/consumption")
  @Operation(
      summary = "Tell what an instance consumed today and this month",
      description =
          "Processor time, network and disk, as its host counts them, read once a minute. What"
              + " was consumed counts in the hour in which it was read.")
  UsageBody.Consumption consumption(Actor actor, @PathVariable String id) {
    return UsageBody.Consumption.of(consumption.of(actor, id));
  }

  @GetMapping("/usage")
  @Operation(
      summary = "Sum up use and its cost",
      description =
          "Of all departments whose bills you may see, or of one. The running month"
              + " when no time is given.")
  UsageBody.Report report(
      Actor actor,
      @Parameter(description = "From when on; the beginning of the running month when left out")
          @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = "Until when, that moment not included; now when left out")
          @RequestParam(required = false)
          @Nullable Instant to,
      @Parameter(description = "Only of this department") @RequestParam(required = false)
          @Nullable String departmentId,
      @Parameter(
              description = "What the sums are broken down by",
              schema =
                  @Schema(
                      allowableValues = {
                        "department",
                        "instance",
                        "meter",
                        "day",
                        "person",
                        "label"
                      },
                      defaultValue = "department"))
          @RequestParam(required = false)
          @Nullable UsageGrouping groupBy,
      @Parameter(
              description =
                  "Which label, where it is by label: by what each instance has now, since what it"
                      + " was when it was used is not recorded",
              example = "service")
          @RequestParam(required = false)
          @Nullable String label) {
    var question = new UsageQuestion(from, to, departmentId, groupBy, label);
    return UsageBody.Report.of(reports.report(actor, question));
  }
}
