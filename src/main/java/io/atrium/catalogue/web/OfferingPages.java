package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.OfferingCommands;
import io.atrium.catalogue.OfferingFilter;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.Kind;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.NextLink;
import io.atrium.kernel.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The sizes that can be ordered; operators add to them and take them out of the offer. */
@Controller
@RequestMapping("/offerings")
class OfferingPages {

  private final CatalogueQueries queries;
  private final OfferingCommands commands;

  OfferingPages(CatalogueQueries queries, OfferingCommands commands) {
    this.queries = queries;
    this.commands = commands;
  }

  @GetMapping
  String list(Actor actor, PageRequest page, Model model) {
    actor.require(Permission.AUDIT);
    var found = queries.offerings(actor, new OfferingFilter(null, null), page);
    model.addAttribute("offerings", found.items());
    model.addAttribute("next", NextLink.to("/offerings", Map.of(), found.nextCursor()));
    model.addAttribute("mayChange", actor.may(Permission.ADMINISTER));
    return "catalogue/offerings";
  }

  @GetMapping("/new")
  String askNew(Actor actor, Model model) {
    actor.require(Permission.ADMINISTER);
    return form(null, OfferingFields.BLANK, FormFaults.NONE, model);
  }

  @PostMapping("/new")
  String add(
      Actor actor,
      @ModelAttribute OfferingFields fields,
      Model model,
      HttpServletResponse response) {
    actor.require(Permission.ADMINISTER);
    try {
      commands.add(actor, fields.offering());
      return "redirect:/offerings";
    } catch (AtriumException refused) {
      return form(null, fields, FormFaults.of(refused, response), model);
    }
  }

  @GetMapping("/{id}/edit")
  String edit(Actor actor, @PathVariable String id, Model model) {
    actor.require(Permission.ADMINISTER);
    return form(id, OfferingFields.of(queries.offering(actor, id)), FormFaults.NONE, model);
  }

  @PostMapping("/{id}/edit")
  String change(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute OfferingFields fields,
      Model model,
      HttpServletResponse response) {
    actor.require(Permission.ADMINISTER);
    queries.offering(actor, id);
    try {
      commands.change(actor, id, fields.change(), fields.seen());
      return "redirect:/offerings";
    } catch (AtriumException refused) {
      return form(id, fields, FormFaults.of(refused, response), model);
    }
  }

  private static String form(
      @Nullable String id, OfferingFields fields, FormFaults faults, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("form", fields);
    model.addAttribute("kinds", Kind.values());
    model.addAttribute("faults", faults);
    return "catalogue/offering-form";
  }
}
