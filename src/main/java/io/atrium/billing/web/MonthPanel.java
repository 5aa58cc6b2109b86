package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.billing.BillQueries;
import io.atrium.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the running month comes to so far, on the start page. */
@Controller
class MonthPanel {

  private static final int MOST_DEPARTMENTS = 5;

  private final BillQueries bills;

  private final DepartmentQueries departments;

  private final SimulatedMachines pretended;

  MonthPanel(BillQueries bills, DepartmentQueries departments, SimulatedMachines pretended) {
    this.bills = bills;
    this.departments = departments;
    this.pretended = pretended;
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
    var shares = pretended.of(() -> bills.wholeSoFar(actor, departmentIds));
    return open.stream()
        .map(each -> new Owed(each.departmentName(), each.total(), shares.get(each.id())))
        .toList();
  }

  /**
   * What one department owes so far, and how much of it is simulated.
   *
   * @param simulated null where nothing is
   */
  record Owed(String department, Money soFar, @Nullable SimulatedShares simulated) {}
}
