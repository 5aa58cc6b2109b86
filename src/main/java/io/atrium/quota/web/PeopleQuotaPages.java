package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.Stale;
import io.atrium.quota.DepartmentPeople;
import io.atrium.quota.PeopleQuotas;
import io.atrium.quota.PersonQuota;
import io.atrium.quota.QuotaCommands;
import io.atrium.quota.QuotaWindow;
import io.atrium.quota.QuotaWindows;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who of a department has how much of it; its head limits them here. */
@Controller
@RequestMapping("/quotas/{departmentId}/people")
class PeopleQuotaPages {

  private final PeopleQuotas people;
  private final QuotaCommands commands;
  private final QuotaWindows windows;
  private final DepartmentQueries departments;
  private final Clock clock;

  PeopleQuotaPages(
      PeopleQuotas people,
      QuotaCommands commands,
      QuotaWindows windows,
      DepartmentQueries departments,
      Clock clock) {
    this.people = people;
    this.commands = commands;
    this.windows = windows;
    this.departments = departments;
    this.clock = clock;
  }

  @GetMapping
  String list(Actor actor, @PathVariable String departmentId, Model model) {
    var found = people.of(actor, departmentId);
    model.addAttribute("department", departments.department(actor, departmentId));
    model.addAttribute("meters", QuotaBar.shown());
    model.addAttribute("rows", found.people().stream().map(Row::of).toList());
    model.addAttribute("sums", sums(found));
    model.addAttribute("windows", windows(actor, departmentId, found));
    model.addAttribute("mayAsk", actor.may(Permission.ORDER, departmentId));
    model.addAttribute("mayLimit", actor.may(Permission.MANAGE_MEMBERS, departmentId));
    model.addAttribute("mayChange", actor.may(Permission.ADMINISTER, departmentId));
    return "quota/people";
  }

  @GetMapping("/{personId}")
  String edit(
      Actor actor, @PathVariable String departmentId, @PathVariable String personId, Model model) {
    actor.require(Permission.MANAGE_MEMBERS, departmentId);
    var person = people.of(actor, departmentId, personId);
    return form(actor, person, LimitFields.of(person.quota()), FormFaults.NONE, model);
  }

  @PostMapping("/{personId}")
  String set(
      Actor actor,
      @PathVariable String departmentId,
      @PathVariable String personId,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new LimitFields(entered);
    try {
      commands.setPerson(actor, departmentId, personId, fields.limits(), fields.of("seen"));
      return "redirect:/quotas/" + departmentId + "/people";
    } catch (InvalidRequest | Stale refused) {
      var person = people.of(actor, departmentId, personId);
      return form(actor, person, fields, FormFaults.of(refused, response), model);
    }
  }

  private String form(
      Actor actor, PersonQuota person, LimitFields fields, FormFaults faults, Model model) {
    var departmentId = person.quota().departmentId();
    model.addAttribute("department", departments.department(actor, departmentId));
    model.addAttribute("person", person);
    model.addAttribute("bars", QuotaBar.all(person.quota()));
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "quota/person";
  }

  private List<WindowLine> windows(Actor actor, String departmentId, DepartmentPeople found) {
    var department = departments.department(actor, departmentId).name();
    var now = clock.instant();
    return windows.of(actor, departmentId).stream()
        .map(each ->
            new WindowLine(
                each, found.nameOf(each.personId(), department), !each.from().isAfter(now)))
        .toList();
  }

  /** Sub-departments are told apart only where something is in them. */
  private static List<Sum> sums(DepartmentPeople found) {
    var own = new Sum("own", QuotaBar.shown(found.own()));
    var below = new Sum("below", QuotaBar.shown(found.below()));
    var all = new Sum("all", QuotaBar.shown(found.department()));
    return below.bars().stream().anyMatch(each -> each.taken() > 0)
        ? List.of(own, below, all)
        : List.of(all);
  }

  /**
   * A limit for a time.
   *
   * @param now whether it holds already
   */
  record WindowLine(QuotaWindow window, String whose, boolean now) {}

  /** One person and where they stand. */
  record Row(String personId, String name, boolean member, List<QuotaBar> bars) {

    static Row of(PersonQuota person) {
      return new Row(
          person.personId(), person.name(), person.member(), QuotaBar.shown(person.quota()));
    }
  }

  /**
   * One line below them.
   *
   * @param key {@code own}, {@code below} or {@code all}
   */
  record Sum(String key, List<QuotaBar> bars) {}
}
