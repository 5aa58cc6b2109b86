package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceFilter;
import io.atrium.instances.InstanceOrder;
import io.atrium.instances.InstanceQueries;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the start page shows of instances: the person's own, and those that need a hand. */
@Controller
class HomePanels {

  private static final int SHOWN = 6;

  private final InstanceQueries queries;
  private final InstanceViews views;
  private final CatalogueQueries catalogue;

  HomePanels(InstanceQueries queries, InstanceViews views, CatalogueQueries catalogue) {
    this.queries = queries;
    this.views = views;
    this.catalogue = catalogue;
  }

  @GetMapping("/instances/panels/mine")
  @Nullable String mine(
      Actor actor, @RequestParam @Nullable String seen, Model model, HttpServletResponse response) {
    var own = latest(actor, filter(actor.personId(), false));
    if (Glimpse.holds(seen, own.items(), response)) {
      return null;
    }
    model.addAttribute("orders", actor.mayAnywhere(Permission.ORDER));
    model.addAttribute("seen", Glimpse.of(own.items()));
    model.addAttribute("lines", views.lines(actor, own.items()));
    model.addAttribute("more", own.nextCursor() != null);
    model.addAttribute("startable", !catalogue.images(actor).isEmpty());
    return "instances/panels :: mine";
  }

  /** Instances that need a person, for those who can do something about them. */
  @GetMapping("/instances/panels/attention")
  String attention(Actor actor, Model model) {
    var needy = latest(actor, filter(null, true));
    var theirs = needy.items().stream().filter(each -> mayMend(actor, each)).toList();
    model.addAttribute("needy", theirs);
    model.addAttribute("why", queries.faults(theirs));
    model.addAttribute("more", needy.nextCursor() != null && !theirs.isEmpty());
    return "instances/panels :: attention";
  }

  private static boolean mayMend(Actor actor, Instance instance) {
    return actor.may(Permission.OPERATE_INSTANCES, instance.departmentId());
  }

  private Page<Instance> latest(Actor actor, InstanceFilter filter) {
    return queries.list(actor, filter, InstanceOrder.NEWEST_FIRST, new PageRequest(SHOWN, null));
  }

  private static InstanceFilter filter(@Nullable String ownerId, boolean needy) {
    return new InstanceFilter(null, null, null, ownerId, null, null, null, null, needy);
  }
}
