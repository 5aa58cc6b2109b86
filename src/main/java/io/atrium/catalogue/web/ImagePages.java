package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.ImageStatus;
import io.atrium.kernel.Kind;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** The images one may use, and the page of each. Reading only. */
@Controller
@RequestMapping("/images")
class ImagePages {

  private final CatalogueQueries queries;
  private final ImageViews views;

  ImagePages(CatalogueQueries queries, ImageViews views) {
    this.queries = queries;
    this.views = views;
  }

  @GetMapping
  String list(
      Actor actor,
      PageRequest page,
      @ModelAttribute("search") ImageSearchFields search,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
      Model model) {
    var found = queries.images(actor, search.filter(), page);
    model.addAttribute("lines", views.lines(actor, found.items()));
    model.addAttribute("next", search.next(found.nextCursor()));
    model.addAttribute("kinds", Kind.values());
    model.addAttribute("statuses", ImageStatus.values());
    model.addAttribute("owners", views.owners(actor));
    model.addAttribute("mayAdd", views.mayAdd(actor));
    return target == null ? "catalogue/images" : "catalogue/images :: rows";
  }

  /** On the operators' start page: that nobody can order anything as long as there is no image. */
  @GetMapping("/panels/attention")
  String attention(Actor actor, Model model) {
    model.addAttribute(
        "missing", actor.may(Permission.ADMINISTER) && queries.images(actor).isEmpty());
    return "catalogue/parts :: attention";
  }

  @GetMapping("/{id}")
  String show(Actor actor, @PathVariable String id, Model model) {
    return views.show(actor, id, FormFaults.NONE, model);
  }

  /** The page's changing part, while the image is made or checked. */
  @GetMapping("/{id}/live")
  String live(Actor actor, @PathVariable String id, Model model) {
    return views.show(actor, id, FormFaults.NONE, model) + " :: live";
  }
}
