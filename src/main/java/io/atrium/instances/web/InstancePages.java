package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.accounts.Permission;
import io.atrium.accounts.Scope;
import io.atrium.instances.InstanceOrder;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.Phase;
import io.atrium.kernel.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of instances, and the page of one. Reading only: what changes is in its own class. */
@Controller
@RequestMapping("/instances")
class InstancePages {

  /** What can be looked for; what is gone is listed only where just that is asked for. */
  private static final List<String> PHASES =
      Arrays.stream(Phase.values()).map(phase -> phase.name().toLowerCase(Locale.ROOT)).toList();

  private final InstanceQueries queries;
  private final InstanceViews views;
  private final DepartmentQueries departments;
  private final People people;

  InstancePages(
      InstanceQueries queries, InstanceViews views, DepartmentQueries departments, People people) {
    this.queries = queries;
    this.views = views;
    this.departments = departments;
    this.people = people;
  }

  @GetMapping
  @Nullable String list(
      Actor actor,
      PageRequest page,
      @ModelAttribute("search") InstanceSearchFields search,
      @RequestParam @Nullable String seen,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
      Model model,
      HttpServletResponse response) {
    var found = queries.list(actor, search.filter(actor), InstanceOrder.NEWEST_FIRST, page);
    if (Glimpse.holds(seen, found.items(), response)) {
      return null;
    }
    model.addAttribute("seen", page.cursor() == null ? Glimpse.of(found.items()) : null);
    model.addAttribute("lines", views.lines(actor, found.items()));
    model.addAttribute("next", search.next(found.nextCursor()));
    model.addAttribute("orders", actor.mayAnywhere(Permission.ORDER));
    model.addAttribute("everybodys", actor.scope() instanceof Scope.Everything);
    model.addAttribute("phases", PHASES);
    model.addAttribute("departments", departments.visible(actor));
    return target == null ? "instances/list" : "instances/list :: rows";
  }

  /** One row of the list, while it settles. */
  @GetMapping("/{id}/row")
  String row(Actor actor, @PathVariable String id, Model model) {
    model.addAttribute("lines", views.lines(actor, List.of(queries.instance(actor, id))));
    return "instances/list :: row";
  }

  @GetMapping("/{id}")
  String show(Actor actor, @PathVariable String id, Model model) {
    model.addAttribute("view", views.view(actor, queries.instance(actor, id)));
    addHistory(actor, id, model);
    return "instances/show";
  }

  /**
   * The moving part of the page, where it has moved since. Then the parts that stand still look
   * again, too.
   */
  @GetMapping("/{id}/live")
  @Nullable String live(
      Actor actor,
      @PathVariable String id,
      @RequestParam @Nullable String seen,
      Model model,
      HttpServletResponse response) {
    var instance = queries.instance(actor, id);
    if (Glimpse.holds(seen, List.of(instance), response)) {
      return null;
    }
    response.setHeader("HX-Trigger-After-Swap", "settled");
    model.addAttribute("view", views.view(actor, instance));
    return "instances/show :: live";
  }

  /** What the page tells beside its moving part. */
  @GetMapping("/{id}/rest")
  String rest(Actor actor, @PathVariable String id, Model model) {
    model.addAttribute("view", views.view(actor, queries.instance(actor, id)));
    addHistory(actor, id, model);
    return "instances/show :: rest";
  }

  private void addHistory(Actor actor, String id, Model model) {
    var operations = queries.history(actor, id);
    var names =
        people.displayNames(operations.stream().map(each -> each.actor()).distinct().toList());
    model.addAttribute(
        "history", operations.stream().map(each -> HistoryEntry.of(each, names)).toList());
  }
}
