package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.Stale;
import io.atrium.quota.Quota;
import io.atrium.quota.QuotaCommands;
import io.atrium.quota.QuotaQueries;
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

/** What departments may have and what of it is taken; operators set the limits here. */
@Controller
@RequestMapping("/quotas")
class QuotaPages {

  private final QuotaQueries queries;
  private final QuotaCommands commands;
  private final DepartmentQueries departments;

  QuotaPages(QuotaQueries queries, QuotaCommands commands, DepartmentQueries departments) {
    this.queries = queries;
    this.commands = commands;
    this.departments = departments;
  }

  @GetMapping
  String list(Actor actor, Model model) {
    model.addAttribute("rows", rows(actor));
    model.addAttribute("meters", QuotaBar.shown());
    model.addAttribute("mayAsk", actor.mayAnywhere(Permission.ORDER));
    model.addAttribute("mayChange", actor.may(Permission.ADMINISTER));
    return "quota/list";
  }

  /** What is left for the person's departments, for the start page. */
  @GetMapping("/panels/mine")
  String mine(Actor actor, Model model) {
    var own =
        rows(actor).stream()
            .filter(row -> actor.roles().containsKey(row.department().id()))
            .limit(3)
            .toList();
    model.addAttribute("rows", own);
    return "quota/panels :: mine";
  }

  @GetMapping("/{departmentId}")
  String edit(Actor actor, @PathVariable String departmentId, Model model) {
    actor.require(Permission.ADMINISTER, departmentId, "department");
    var quota = queries.of(actor, departmentId);
    return form(actor, quota, LimitFields.of(quota), FormFaults.NONE, model);
  }

  @PostMapping("/{departmentId}")
  String set(
      Actor actor,
      @PathVariable String departmentId,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new LimitFields(entered);
    try {
      commands.set(actor, departmentId, fields.limits(), fields.of("seen"));
      return "redirect:/quotas";
    } catch (InvalidRequest | Stale refused) {
      var quota = queries.of(actor, departmentId);
      return form(actor, quota, fields, FormFaults.of(refused, response), model);
    }
  }

  private List<Row> rows(Actor actor) {
    return queries.visible(actor).stream()
        .map(quota -> new Row(departments.department(quota.departmentId()), QuotaBar.shown(quota)))
        .sorted(Comparator.comparing(row -> row.department().name()))
        .toList();
  }

  private String form(
      Actor actor, Quota quota, LimitFields fields, FormFaults faults, Model model) {
    model.addAttribute("department", departments.department(actor, quota.departmentId()));
    model.addAttribute("bars", QuotaBar.all(quota));
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "quota/edit";
  }

  /** A department and where it stands. */
  record Row(Department department, List<QuotaBar> bars) {}
}
