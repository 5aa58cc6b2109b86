package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.Offering;
import io.atrium.instances.Abilities;
import io.atrium.instances.Ability;
import io.atrium.instances.Desired;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceCosts;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.ResizeCommands;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.Money;
import io.atrium.kernel.web.FormFaults;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody chooses another size, with its price and what it takes to get there. */
@Controller
@RequestMapping("/instances/{id}/resize")
class ResizePages {

  private final ResizeCommands commands;
  private final InstanceQueries queries;
  private final InstanceViews views;
  private final InstanceCosts costs;
  private final Abilities abilities;

  ResizePages(
      ResizeCommands commands,
      InstanceQueries queries,
      InstanceViews views,
      InstanceCosts costs,
      Abilities abilities) {
    this.commands = commands;
    this.queries = queries;
    this.views = views;
    this.costs = costs;
    this.abilities = abilities;
  }

  @GetMapping
  String form(Actor actor, @PathVariable String id, Model model) {
    return show(actor, id, null, FormFaults.NONE, model);
  }

  @PostMapping
  String resize(
      Actor actor,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String offeringId,
      Model model,
      HttpServletResponse response) {
    try {
      commands.resize(actor, id, offeringId);
      return "redirect:/instances/{id}";
    } catch (Forbidden refused) {
      throw refused; // no other entry into the form would help
    } catch (AtriumException refused) {
      return show(actor, id, offeringId, FormFaults.of(refused, response), model);
    }
  }

  private String show(
      Actor actor, String id, @Nullable String chosen, FormFaults faults, Model model) {
    var instance = queries.instance(actor, id);
    actor.require(Permission.OPERATE_INSTANCES, instance.departmentId());
    var view = views.view(actor, instance);
    model.addAttribute("view", view);
    model.addAttribute("choices", choices(actor, instance, chosen));
    model.addAttribute("interrupts", interrupts(view));
    model.addAttribute("faults", faults);
    return "instances/resize";
  }

  private boolean interrupts(InstanceView view) {
    var driver = view.host() == null ? null : view.host().driver();
    return view.instance().desired() == Desired.RUNNING
        && !abilities.of(driver).contains(Ability.LIVE_RESIZE);
  }

  private List<Choice> choices(Actor actor, Instance of, @Nullable String chosen) {
    return commands.choices(actor, of).stream()
        .map(each -> new Choice(each, perHour(of, each), each.id().equals(chosen)))
        .toList();
  }

  private Money perHour(Instance of, Offering offering) {
    return costs.perHour(
        new OneKind(
            of.departmentId(), of.kind(), of.environment(), offering.size(), offering.id()));
  }

  /** A size that it could have. */
  record Choice(Offering offering, Money perHour, boolean chosen) {}
}
