package io.atrium.budgets.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.budgets.BudgetRaise;
import io.atrium.budgets.NewRaise;
import io.atrium.budgets.RaiseCommands;
import io.atrium.budgets.RaiseQueries;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.Institution;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking for more money in a month, what became of it, and the form that decides. */
@Controller
@RequestMapping("/budgets")
class RaisePages {

  private final RaiseQueries queries;
  private final RaiseCommands commands;
  private final DepartmentQueries departments;
  private final RaiseViews views;
  private final Institution institution;

  RaisePages(
      RaiseQueries queries,
      RaiseCommands commands,
      DepartmentQueries departments,
      RaiseViews views,
      Institution institution) {
    this.queries = queries;
    this.commands = commands;
    this.departments = departments;
    this.views = views;
    this.institution = institution;
  }

  /** The newest requests of all departments that the person sees, for the page of requests. */
  @GetMapping("/panels/raises")
  String newest(Actor actor, Model model) {
    model.addAttribute(
        "raises",
        queries.visible(actor, PageRequest.first()).items().stream().map(views::of).toList());
    return "budgets/panels :: raises";
  }

  @GetMapping("/{departmentId}/raises/new")
  String askNew(
      Actor actor,
      @PathVariable String departmentId,
      @RequestParam Map<String, String> prefilled,
      Model model) {
    commands.requireAsking(actor, departmentId);
    return form(departmentId, new RaiseFields(prefilled), FormFaults.NONE, model);
  }

  @PostMapping("/{departmentId}/raises/new")
  String ask(
      Actor actor,
      @PathVariable String departmentId,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new RaiseFields(entered);
    try {
      var wanted = new NewRaise(fields.of("amount"), fields.of("reason"));
      return "redirect:/budgets/raises/" + commands.ask(actor, departmentId, wanted).id();
    } catch (AtriumException refused) {
      return form(departmentId, fields, FormFaults.mendable(refused, response), model);
    }
  }

  @GetMapping("/raises/{id}")
  String show(Actor actor, @PathVariable String id, Model model) {
    return page(actor, id, new RaiseFields(Map.of()), FormFaults.NONE, model);
  }

  @PostMapping("/raises/{id}/approve")
  String approve(
      Actor actor,
      @PathVariable String id,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new RaiseFields(entered);
    return decide(
        actor,
        id,
        fields,
        model,
        response,
        () -> commands.approve(actor, id, fields.of("remark"), null));
  }

  @PostMapping("/raises/{id}/refuse")
  String refuse(
      Actor actor,
      @PathVariable String id,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new RaiseFields(entered);
    return decide(
        actor,
        id,
        fields,
        model,
        response,
        () -> commands.refuse(actor, id, fields.of("remark"), null));
  }

  @PostMapping("/raises/{id}/withdraw")
  String withdraw(Actor actor, @PathVariable String id, Model model, HttpServletResponse response) {
    var nothing = new RaiseFields(Map.of());
    return decide(actor, id, nothing, model, response, () -> commands.withdraw(actor, id, null));
  }

  private String decide(
      Actor actor,
      String id,
      RaiseFields fields,
      Model model,
      HttpServletResponse response,
      Supplier<BudgetRaise> decision) {
    try {
      return "redirect:/budgets/raises/" + decision.get().id();
    } catch (AtriumException refused) {
      return page(actor, id, fields, FormFaults.mendable(refused, response), model);
    }
  }

  private String form(String departmentId, RaiseFields fields, FormFaults faults, Model model) {
    model.addAttribute("department", departments.department(departmentId));
    model.addAttribute("currency", institution.currency().getCurrencyCode());
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "budgets/raise-form";
  }

  private String page(Actor actor, String id, RaiseFields fields, FormFaults faults, Model model) {
    var raise = queries.raise(actor, id);
    model.addAttribute("row", views.of(raise));
    model.addAttribute(
        "mayDecide", raise.isOpen() && actor.may(Permission.MANAGE_MEMBERS, raise.departmentId()));
    model.addAttribute("mine", raise.isOpen() && raise.askerId().equals(actor.personId()));
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "budgets/raise";
  }

  /** What was typed. */
  record RaiseFields(Map<String, String> entered) {

    public String of(String field) {
      return entered.getOrDefault(field, "");
    }
  }
}
