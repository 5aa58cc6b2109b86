package io.atrium.accounts.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.NewPerson;
import io.atrium.accounts.Permission;
import io.atrium.accounts.Role;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.NextLink;
import io.atrium.kernel.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One department and its members. A new person's one-time password is shown once, right here. */
@Controller
@RequestMapping("/departments/{id}")
class MemberPages {

  private final MemberCommands members;
  private final DepartmentQueries departments;

  MemberPages(MemberCommands members, DepartmentQueries departments) {
    this.members = members;
    this.departments = departments;
  }

  @GetMapping
  String list(Actor actor, @PathVariable String id, PageRequest page, Model model) {
    return show(actor, id, page, new MemberFields(null, null, null), FormFaults.NONE, model);
  }

  @PostMapping("/members")
  String add(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute MemberFields fields,
      Model model,
      HttpServletResponse response) {
    actor.require(Permission.MANAGE_MEMBERS, id);
    try {
      var role = Objects.requireNonNullElse(fields.role(), Role.MEMBER);
      model.addAttribute("added", members.add(actor, id, role, fields.person()));
      var blank = new MemberFields(null, null, null);
      return show(actor, id, PageRequest.first(), blank, FormFaults.NONE, model);
    } catch (AtriumException refused) {
      return show(actor, id, PageRequest.first(), fields, FormFaults.of(refused, response), model);
    }
  }

  @GetMapping("/members/{personId}/remove")
  String askRemove(
      Actor actor, @PathVariable String id, @PathVariable String personId, Model model) {
    return ask(actor, id, personId, "remove", model);
  }

  @GetMapping("/members/{personId}/step-down")
  String askStepDown(
      Actor actor, @PathVariable String id, @PathVariable String personId, Model model) {
    return ask(actor, id, personId, "step-down", model);
  }

  private String ask(Actor actor, String id, String personId, String way, Model model) {
    actor.require(Permission.MANAGE_MEMBERS, id, "department");
    model.addAttribute("department", departments.department(actor, id));
    model.addAttribute("member", members.member(actor, id, personId));
    model.addAttribute("way", personId.equals(actor.personId()) ? way + ".self" : way);
    return "accounts/member-ask";
  }

  @PostMapping("/members/{personId}/role")
  String change(
      Actor actor,
      @PathVariable String id,
      @PathVariable String personId,
      @RequestParam Role role) {
    members.change(actor, id, personId, role, null);
    return "redirect:/departments/{id}";
  }

  @PostMapping("/members/{personId}/remove")
  String remove(Actor actor, @PathVariable String id, @PathVariable String personId) {
    members.remove(actor, id, personId, null);
    return "redirect:/departments/{id}";
  }

  private String show(
      Actor actor,
      String id,
      PageRequest page,
      MemberFields fields,
      FormFaults faults,
      Model model) {
    var found = members.list(actor, id, page);
    model.addAttribute("department", departments.department(actor, id));
    model.addAttribute("members", found.items());
    model.addAttribute("next", NextLink.to("/departments/" + id, Map.of(), found.nextCursor()));
    model.addAttribute("mayManage", actor.may(Permission.MANAGE_MEMBERS, id));
    model.addAttribute("mayChange", actor.may(Permission.ADMINISTER));
    model.addAttribute("roles", Role.values());
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "accounts/department";
  }

  /** The form that takes somebody in. */
  record MemberFields(@Nullable String login, @Nullable String name, @Nullable Role role) {

    NewPerson person() {
      return new NewPerson(Objects.requireNonNullElse(login, ""), filled(name), null, null);
    }
  }
}
