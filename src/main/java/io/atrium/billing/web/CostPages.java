package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.billing.BillQueries;
import io.atrium.billing.InstanceConsumption;
import io.atrium.billing.InstanceUsage;
import io.atrium.instances.InstanceCosts;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.Phase;
import io.atrium.kernel.Money;
import io.atrium.kernel.Simulated;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** What money there is to tell on pages of other rooms: of one instance, and on the start page. */
@Controller
class CostPages {

  private static final int MOST_DEPARTMENTS = 5;

  private final InstanceQueries instances;
  private final InstanceCosts costs;
  private final InstanceUsage usage;
  private final InstanceConsumption consumption;
  private final BillQueries bills;
  private final DepartmentQueries departments;
  private final Simulated simulated;
  private final SimulatedMachines pretended;

  CostPages(
      InstanceQueries instances,
      InstanceCosts costs,
      InstanceUsage usage,
      InstanceConsumption consumption,
      BillQueries bills,
      DepartmentQueries departments,
      Simulated simulated,
      SimulatedMachines pretended) {
    this.instances = instances;
    this.costs = costs;
    this.usage = usage;
    this.consumption = consumption;
    this.bills = bills;
    this.departments = departments;
    this.simulated = simulated;
    this.pretended = pretended;
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
      return "billing/panels :: instance";
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
    return "billing/instance";
  }

  /** Whether nothing more is expected of it, so that what it would cost is beside the point. */
  private static boolean isOver(Phase phase) {
    return switch (phase) {
      case FAILED, DELETING, DELETED -> true;
      case REQUESTED, PROVISIONING, RUNNING, STOPPED -> false;
    };
  }

  /** What the person's departments owe for this month so far. */
  @GetMapping("/bills/panels/month")
  String month(Actor actor, Model model) {
    var own =
        departments.visible(actor).stream()
            .filter(each -> actor.roles().containsKey(each.id()))
            .toList();
    var shown = owed(actor, own.stream().limit(MOST_DEPARTMENTS).map(Department::id).toList());
    model.addAttribute("month", bills.currentPeriod());
    model.addAttribute("owed", shown);
    model.addAttribute("more", own.size() > shown.size());
    model.addAttribute(
        "mayOpen", own.stream().anyMatch(each -> actor.may(Permission.VIEW_BILLS, each.id())));
    return "billing/panels :: month";
  }

  private List<Owed> owed(Actor actor, List<String> departmentIds) {
    var open = bills.soFar(actor, departmentIds);
    var shares = pretended.of(open);
    return open.stream()
        .map(each ->
            new Owed(
                each.departmentName(), each.total(), Objects.requireNonNull(shares.get(each.id()))))
        .toList();
  }

  /** What one department owes so far, and how much of it is simulated. */
  record Owed(String department, Money soFar, SimulatedShares simulated) {}
}
