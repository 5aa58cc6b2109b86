package io.atrium.pricing.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.kernel.NotFound;
import io.atrium.pricing.PriceCommands;
import io.atrium.pricing.PriceQueries;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Takes prices back that have not begun, once it was asked whether that is meant. */
@Controller
@RequestMapping("/prices/{id}/withdraw")
class PriceWithdrawalPages {

  private final PriceQueries queries;

  private final PriceCommands commands;

  PriceWithdrawalPages(PriceQueries queries, PriceCommands commands) {
    this.queries = queries;
    this.commands = commands;
  }

  @GetMapping
  String ask(Actor actor, @PathVariable String id, Model model) {
    actor.require(Permission.ADMINISTER);
    var version =
        queries.versions().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("price version"));
    model.addAttribute("version", version);
    return "pricing/withdraw";
  }

  @PostMapping
  String withdraw(Actor actor, @PathVariable String id) {
    commands.withdraw(actor, id);
    return "redirect:/prices";
  }
}
