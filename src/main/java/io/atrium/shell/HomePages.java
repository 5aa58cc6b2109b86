package io.atrium.shell;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The start page: an empty frame of places, each filled by the room that knows. A room that fails
 * leaves its place to a plain link.
 */
@Controller
class HomePages {

  @GetMapping("/")
  String home(Actor actor, Model model) {
    model.addAttribute("name", actor.name().strip().split("\\s+")[0]);
    model.addAttribute("operator", actor.may(Permission.ADMINISTER));
    model.addAttribute("orders", actor.mayAnywhere(Permission.ORDER));
    model.addAttribute("decides", actor.mayAnywhere(Permission.MANAGE_MEMBERS));
    model.addAttribute("bills", Navigation.seesBills(actor));
    return "shell/home";
  }
}
