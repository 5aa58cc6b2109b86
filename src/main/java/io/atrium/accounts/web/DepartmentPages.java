package io.atrium.accounts.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentChange;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.DepartmentInUse;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.accounts.VersionedDepartment;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.FormFaults;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The departments one may see, and for operators the form that makes and changes them. */
@Controller
@RequestMapping("/departments")
class DepartmentPages {

  private final DepartmentQueries queries;
  private final DepartmentCommands commands;

  DepartmentPages(DepartmentQueries queries, DepartmentCommands commands) {
    this.queries = queries;
    this.commands = commands;
  }

  @GetMapping
  String list(Actor actor, Model model) {
    model.addAttribute("branches", branches(queries.visible(actor)));
    model.addAttribute("mayChange", actor.may(Permission.ADMINISTER));
    return "accounts/departments";
  }

  @GetMapping("/new")
  String askNew(Actor actor, Model model) {
    actor.require(Permission.ADMINISTER);
    var blank = new DepartmentFields(null, null, queries.institution().id(), null, null);
    return form(actor, null, blank, FormFaults.NONE, model);
  }

  @PostMapping("/new")
  String make(
      Actor actor,
      @ModelAttribute DepartmentFields fields,
      Model model,
      HttpServletResponse response) {
    actor.require(Permission.ADMINISTER);
    try {
      return "redirect:/departments/" + commands.create(actor, fields.change()).department().id();
    } catch (AtriumException refused) {
      return form(actor, null, fields, FormFaults.of(refused, response), model);
    }
  }

  @GetMapping("/{id}/edit")
  String edit(Actor actor, @PathVariable String id, Model model) {
    actor.require(Permission.ADMINISTER);
    var fields = DepartmentFields.of(queries.versioned(actor, id));
    return form(actor, id, fields, FormFaults.NONE, model);
  }

  @PostMapping("/{id}/edit")
  String change(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute DepartmentFields fields,
      Model model,
      HttpServletResponse response) {
    actor.require(Permission.ADMINISTER);
    try {
      commands.change(actor, id, fields.seen(), fields.change());
      return "redirect:/departments/{id}";
    } catch (AtriumException refused) {
      return form(actor, id, fields, FormFaults.of(refused, response), model);
    }
  }

  @GetMapping("/{id}/delete")
  String askDelete(Actor actor, @PathVariable String id, Model model) {
    actor.require(Permission.ADMINISTER);
    return ask(actor, id, FormFaults.NONE, model);
  }

  @PostMapping("/{id}/delete")
  String delete(Actor actor, @PathVariable String id, Model model, HttpServletResponse response) {
    try {
      commands.delete(actor, id, null);
      return "redirect:/departments";
    } catch (DepartmentInUse refused) {
      return ask(actor, id, FormFaults.of(refused, response), model);
    }
  }

  private String ask(Actor actor, String id, FormFaults faults, Model model) {
    model.addAttribute("department", queries.department(actor, id));
    model.addAttribute("faults", faults);
    return "accounts/department-ask";
  }

  private String form(
      Actor actor, @Nullable String id, DepartmentFields fields, FormFaults faults, Model model) {
    model.addAttribute("id", id);
    model.addAttribute(
        "parents", queries.visible(actor).stream().filter(each -> !each.id().equals(id)).toList());
    model.addAttribute("isRoot", id != null && queries.department(id).parentId() == null);
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "accounts/department-form";
  }

  /** The tree as lines: each below its parent, as deep as what can be seen above it. */
  private List<Branch> branches(List<Department> visible) {
    var names = visible.stream().collect(Collectors.toMap(Department::id, Department::name));
    return visible.stream()
        .map(each -> {
          var path = queries.lineage(each.id()).reversed().stream().filter(names::containsKey);
          return new Branch(each, path.map(names::get).toList());
        })
        .sorted(Comparator.comparing(branch -> String.join("\u0000", branch.path())))
        .toList();
  }

  /**
   * A department in the tree.
   *
   * @param path the names from the highest that can be seen down to its own
   */
  record Branch(Department department, List<String> path) {

    public int depth() {
      return Math.min(path.size() - 1, 5);
    }
  }

  /**
   * The form.
   *
   * @param seen the entity tag of what the form shows, so that it is not saved over another change
   */
  record DepartmentFields(
      @Nullable String code,
      @Nullable String name,
      @Nullable String parentId,
      @Nullable String costCentre,
      @Nullable String seen) {

    static DepartmentFields of(VersionedDepartment shown) {
      var department = shown.department();
      return new DepartmentFields(
          department.code(),
          department.name(),
          department.parentId(),
          department.costCentre(),
          ETags.of(shown.version()));
    }

    DepartmentChange change() {
      return new DepartmentChange(
          Objects.requireNonNullElse(code, "").strip(),
          Objects.requireNonNullElse(name, ""),
          filled(parentId),
          Objects.requireNonNullElse(costCentre, "").strip());
    }
  }
}
