package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.Institution;
import io.atrium.kernel.web.FormFaults;
import io.atrium.quota.QuotaMeter;
import io.atrium.quota.QuotaWindows;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Operators give a department another limit for a time, and take it away. */
@Controller
@RequestMapping("/quotas/{departmentId}/windows")
class WindowPages {

  private final QuotaWindows windows;
  private final DepartmentQueries departments;
  private final Institution institution;

  WindowPages(QuotaWindows windows, DepartmentQueries departments, Institution institution) {
    this.windows = windows;
    this.departments = departments;
    this.institution = institution;
  }

  @GetMapping("/new")
  String askNew(Actor actor, @PathVariable String departmentId, Model model) {
    actor.require(Permission.ADMINISTER, departmentId);
    return form(actor, departmentId, new WindowFields(Map.of()), FormFaults.NONE, model);
  }

  @PostMapping("/new")
  String add(
      Actor actor,
      @PathVariable String departmentId,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    actor.require(Permission.ADMINISTER, departmentId);
    var fields = new WindowFields(entered);
    try {
      windows.add(actor, departmentId, fields.window(institution.zone()));
      return "redirect:/quotas/" + departmentId + "/people";
    } catch (AtriumException refused) {
      return form(actor, departmentId, fields, FormFaults.of(refused, response), model);
    }
  }

  @PostMapping("/{windowId}/remove")
  String remove(Actor actor, @PathVariable String departmentId, @PathVariable String windowId) {
    windows.remove(actor, departmentId, windowId);
    return "redirect:/quotas/" + departmentId + "/people";
  }

  private String form(
      Actor actor, String departmentId, WindowFields fields, FormFaults faults, Model model) {
    model.addAttribute("department", departments.department(actor, departmentId));
    model.addAttribute("meters", Arrays.stream(QuotaMeter.values()).map(QuotaMeter::word).toList());
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "quota/window";
  }
}
