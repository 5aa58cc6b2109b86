package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Permission;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.Institution;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.PageRequest;
import io.atrium.quota.QuotaQueries;
import io.atrium.quota.QuotaRequestCommands;
import io.atrium.quota.QuotaRequestQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking for more: what was asked for, and the form that asks. */
@Controller
@RequestMapping("/requests")
class RequestPages {

  private final QuotaRequestQueries queries;
  private final QuotaRequestCommands commands;
  private final QuotaQueries quotas;
  private final RequestViews views;
  private final DepartmentQueries departments;
  private final Institution institution;

  RequestPages(
      QuotaRequestQueries queries,
      QuotaRequestCommands commands,
      QuotaQueries quotas,
      RequestViews views,
      DepartmentQueries departments,
      Institution institution) {
    this.queries = queries;
    this.commands = commands;
    this.quotas = quotas;
    this.views = views;
    this.departments = departments;
    this.institution = institution;
  }

  @GetMapping
  String list(Actor actor, PageRequest stretch, Model model) {
    var page = queries.list(actor, null, null, stretch).map(views::of);
    model.addAttribute("rows", page.items());
    model.addAttribute("next", page.nextCursor());
    model.addAttribute("mayAsk", actor.mayAnywhere(Permission.ORDER));
    return "quota/requests";
  }

  /** Those that wait for a decision of the person's, for the start page. */
  @GetMapping("/panels/attention")
  String attention(Actor actor, Model model) {
    model.addAttribute("open", queries.waiting(actor).stream().map(views::of).toList());
    return "quota/request-panels :: attention";
  }

  @GetMapping("/new")
  String askNew(Actor actor, @RequestParam Map<String, String> prefilled, Model model) {
    var entered = new HashMap<>(prefilled);
    entered.computeIfAbsent("departmentId", _ -> departments.home(actor).orElse(""));
    return form(actor, new RequestFields(entered), FormFaults.NONE, model);
  }

  @PostMapping("/new")
  String ask(
      Actor actor,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new RequestFields(entered);
    try {
      var asked = commands.ask(actor, fields.request(actor.personId(), institution.zone()));
      return "redirect:/requests/" + asked.id();
    } catch (Forbidden refused) {
      throw refused;
    } catch (AtriumException refused) {
      return form(actor, fields, FormFaults.of(refused, response), model);
    }
  }

  private String form(Actor actor, RequestFields fields, FormFaults faults, Model model) {
    var open =
        departments.visible(actor).stream()
            .filter(each -> actor.may(Permission.ORDER, each.id()))
            .toList();
    var chosen =
        open.stream()
            .filter(each -> each.id().equals(fields.of("departmentId")))
            .findFirst()
            .orElse(open.isEmpty() ? null : open.getFirst());
    model.addAttribute("departments", open);
    model.addAttribute("department", chosen);
    model.addAttribute("bars", chosen == null ? null : QuotaBar.all(quotas.of(actor, chosen.id())));
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "quota/request-form";
  }
}
