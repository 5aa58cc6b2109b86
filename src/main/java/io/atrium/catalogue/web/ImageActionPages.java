package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.ImageCommands;
import io.atrium.catalogue.ImageState;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.Stale;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What may be done to one image: other words, everybody's use, its end. */
@Controller
@RequestMapping("/images/{id}")
class ImageActionPages {

  private final CatalogueQueries queries;
  private final ImageCommands commands;
  private final ImageViews views;

  ImageActionPages(CatalogueQueries queries, ImageCommands commands, ImageViews views) {
    this.queries = queries;
    this.commands = commands;
    this.views = views;
  }

  @GetMapping("/edit")
  String edit(Actor actor, @PathVariable String id, Model model) {
    return form(actor, id, ImageFields.of(queries.changeable(actor, id)), FormFaults.NONE, model);
  }

  @PostMapping("/edit")
  String change(
      Actor actor,
      @PathVariable String id,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new ImageFields(entered);
    try {
      commands.change(actor, id, fields.change(), fields.of("seen"));
      return "redirect:/images/{id}";
    } catch (InvalidRequest | Stale refused) {
      return form(actor, id, fields, FormFaults.of(refused, response), model);
    }
  }

  @GetMapping("/delete")
  String askDelete(Actor actor, @PathVariable String id, Model model) {
    model.addAttribute("line", line(actor, id));
    return "catalogue/image-delete";
  }

  @PostMapping("/delete")
  String delete(Actor actor, @PathVariable String id, Model model, HttpServletResponse response) {
    try {
      commands.remove(actor, id, null);
      return "redirect:/images";
    } catch (ImageState refused) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return views.show(actor, id, FormFaults.of(refused), model);
    }
  }

  private String form(Actor actor, String id, ImageFields fields, FormFaults faults, Model model) {
    model.addAttribute("line", line(actor, id));
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    model.addAttribute("operator", actor.may(Permission.ADMINISTER));
    return "catalogue/image-edit";
  }

  private ImageLine line(Actor actor, String id) {
    return views.lines(actor, List.of(queries.changeable(actor, id))).getFirst();
  }
}
