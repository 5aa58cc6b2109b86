package io.atrium.budgets.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.budgets.BudgetCommands;
import io.atrium.budgets.BudgetQueries;
import io.atrium.budgets.BudgetStanding;
import io.atrium.budgets.BudgetWarning;
import io.atrium.budgets.RaiseQueries;
import io.atrium.budgets.WhenExceeded;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Institution;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.Stale;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What departments mean to spend, have spent and will have spent; heads set it here. */
@Controller
@RequestMapping("/budgets")
class BudgetPages {

  /** Whoever heads many departments sees the gravest, and all of them on the page. */
  private static final int MOST_AT_ONCE = 5;

  private final BudgetQueries queries;
  private final RaiseQueries raises;
  private final RaiseViews views;
  private final BudgetCommands commands;
  private final DepartmentQueries departments;
  private final Institution institution;

  BudgetPages(
      BudgetQueries queries,
      RaiseQueries raises,
      RaiseViews views,
      BudgetCommands commands,
      DepartmentQueries departments,
      Institution institution) {
    this.raises = raises;
    this.views = views;
    this.departments = departments;
    this.queries = queries;
    this.commands = commands;
    this.institution = institution;
  }

  @GetMapping
  String list(Actor actor, Model model) {
    var rows = rows(actor);
    model.addAttribute("rows", rows);
    model.addAttribute("month", rows.isEmpty() ? null : rows.getFirst().standing().month());
    model.addAttribute("mayChange", rows.stream().anyMatch(row -> row.mayChange() || row.mayAsk()));
    return "budgets/list";
  }

  /** The budgets that need their heads, for the start page. */
  @GetMapping("/panels/attention")
  String attention(Actor actor, Model model) {
    model.addAttribute(
        "pressing",
        queries.pressing(actor).stream()
            .limit(MOST_AT_ONCE)
            .map(each -> new Pressing(departments.department(each.departmentId()).name(), each))
            .toList());
    model.addAttribute("waiting", raises.waiting(actor).stream().map(views::of).toList());
    return "budgets/panels :: attention";
  }

  @GetMapping("/{departmentId}")
  String edit(Actor actor, @PathVariable String departmentId, Model model) {
    actor.require(Permission.MANAGE_MEMBERS, departmentId);
    var standing = queries.of(actor, departmentId);
    return form(standing, BudgetFields.of(standing.budget()), FormFaults.NONE, model);
  }

  @PostMapping("/{departmentId}")
  String set(
      Actor actor,
      @PathVariable String departmentId,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new BudgetFields(entered);
    try {
      var faults = new Faults();
      commands.set(actor, departmentId, fields.budget(faults), faults, fields.of("seen"));
      return "redirect:/budgets";
    } catch (InvalidRequest | Stale refused) {
      var faults = FormFaults.of(refused, response);
      return form(queries.of(actor, departmentId), fields, faults, model);
    }
  }

  private List<Row> rows(Actor actor) {
    return queries.visible(actor).stream()
        .map(each ->
            new Row(
                each,
                BudgetBar.of(each),
                actor.may(Permission.MANAGE_MEMBERS, each.department().id()),
                each.budget().amount() != null
                    && actor.may(Permission.ORDER, each.department().id())))
        .sorted(Comparator.comparing(row -> row.standing().department().name()))
        .toList();
  }

  private String form(
      BudgetStanding standing, BudgetFields fields, FormFaults faults, Model model) {
    model.addAttribute("standing", standing);
    model.addAttribute("form", fields);
    model.addAttribute("answers", WhenExceeded.values());
    model.addAttribute("currency", institution.currency().getCurrencyCode());
    model.addAttribute("faults", faults);
    return "budgets/form";
  }

  /** A warning, and whose budget it is about. */
  record Pressing(String department, BudgetWarning warning) {}

  /** A department and where it stands. */
  record Row(BudgetStanding standing, BudgetBar bar, boolean mayChange, boolean mayAsk) {}
}
