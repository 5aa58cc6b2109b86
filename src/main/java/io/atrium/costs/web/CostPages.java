package io.atrium.costs.web;

import io.atrium.accounts.Actor;
import io.atrium.costs.InstanceConsumption;
import io.atrium.costs.InstanceUsage;
import io.atrium.instances.InstanceCosts;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.Phase;
import io.atrium.kernel.Simulated;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** What one instance costs, on its page and on a page of its own. */
@Controller
class CostPages {

  private final InstanceQueries instances;
  private final InstanceCosts costs;
  private final InstanceUsage usage;
  private final InstanceConsumption consumption;
  private final Simulated simulated;

  CostPages(
      InstanceQueries instances,
      InstanceCosts costs,
      InstanceUsage usage,
      InstanceConsumption consumption,
      Simulated simulated) {
    this.instances = instances;
    this.costs = costs;
    this.usage = usage;
    this.consumption = consumption;
    this.simulated = simulated;
  }

  /** What an instance costs: as a panel of its page, or with its intervals as a page of its own. */
  @GetMapping("/instances/{id}/cost")
  String instance(
      Actor actor,
      @PathVariable String id,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
      Model model) {
    var instance = instances.instance(actor, id);
    model.addAttribute("instance", instance);
    model.addAttribute("monthToDate", costs.monthToDate(List.of(id)).get(id));
    var what = OneKind.of(instance);
    model.addAttribute("perHour", costs.perHour(what));
    model.addAttribute("perHourKept", costs.perHourKept(what));
    model.addAttribute("idle", isOver(instance.phase()) && !usage.counting(actor, id));
    if (swap != null) {
      return "costs/panels :: instance";
    }
    model.addAttribute("consumed", consumption.of(actor, id));
    model.addAttribute(
        "corrections",
        usage.corrections(actor, id).reversed().stream().map(CorrectionView::of).toList());
    model.addAttribute("simulated", simulated.among(List.of(id)).contains(id));
    var currency = costs.perHourKept(what).currency();
    model.addAttribute(
        "stretches",
        usage.charges(actor, id).reversed().stream()
            .map(each -> StretchView.of(each, currency))
            .toList());
    return "costs/instance";
  }

  /** Whether nothing more is expected of it, so that what it would cost is beside the point. */
  private static boolean isOver(Phase phase) {
    return switch (phase) {
      case FAILED, DELETING, DELETED -> true;
      case REQUESTED, PROVISIONING, RUNNING, STOPPED, ARCHIVED -> false;
    };
  }
}
