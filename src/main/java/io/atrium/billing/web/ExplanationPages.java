package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.BillExplanations;
import io.atrium.instances.InstanceQueries;
import io.atrium.kernel.web.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** How a line of a bill adds up, and all it rests on: at first the beginning of each list. */
@Controller
@RequestMapping("/bills/{id}/lines/{n}")
class ExplanationPages {

  private static final int AT_ONCE = 25;

  private final BillExplanations explanations;

  private final SimulatedMachines simulated;

  private final InstanceQueries instances;

  ExplanationPages(
      BillExplanations explanations, SimulatedMachines simulated, InstanceQueries instances) {
    this.explanations = explanations;
    this.simulated = simulated;
    this.instances = instances;
  }

  @GetMapping
  String explain(Actor actor, @PathVariable String id, @PathVariable int n, Model model) {
    show(actor, id, n, PageRequest.first(), model);
    return "billing/explanation";
  }

  /** How one of its lists goes on. */
  @GetMapping("/{list:parts|evidence|gaps}")
  String more(
      Actor actor,
      @PathVariable String id,
      @PathVariable int n,
      @PathVariable String list,
      PageRequest page,
      Model model) {
    show(actor, id, n, page, model);
    model.addAttribute("list", list);
    return "billing/explained";
  }

  private void show(Actor actor, String id, int n, PageRequest page, Model model) {
    var explained = explanations.explain(actor, id, n);
    var stretch = new PageRequest(AT_ONCE, page.cursor());
    var view = ExplanationPage.of(explained, simulated.among(explained), stretch);
    var machines = view.parts().items().stream().map(ExplanationPage.Part::instanceId).toList();
    model.addAttribute("view", view);
    model.addAttribute("now", instances.names(actor, machines));
  }
}
