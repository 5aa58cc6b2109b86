package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.instances.InstanceFilter;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.Phase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the start page shows of instances: the person's own, and those that need a hand. */
@Controller
class HomePanels {

  private static final int SHOWN = 6;

  private final InstanceQueries queries;
  private final InstanceViews views;

  HomePanels(InstanceQueries queries, InstanceViews views) {
    this.queries = queries;
    this.views = views;
  }

  @GetMapping("/instances/panels/mine")
  String mine(Actor actor, Model model) {
    var own = queries.list(actor, filter(null, actor.personId()), SHOWN, null);
    model.addAttribute("lines", views.lines(actor, own.items()));
    model.addAttribute("more", own.nextCursor() != null);
    return "instances/panels :: mine";
  }

  /** Instances in the actor's departments that are parked until a person looks. */
  @GetMapping("/instances/panels/attention")
  String attention(Actor actor, Model model) {
    var failed = queries.list(actor, filter(Phase.FAILED, null), SHOWN, null);
    model.addAttribute("failed", failed.items());
    model.addAttribute("more", failed.nextCursor() != null);
    return "instances/panels :: attention";
  }

  private static InstanceFilter filter(@Nullable Phase phase, @Nullable String ownerId) {
    return new InstanceFilter(null, phase, null, ownerId, null, null, null, null);
  }
}
