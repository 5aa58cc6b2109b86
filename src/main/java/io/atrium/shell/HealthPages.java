package io.atrium.shell;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether the portal's own books are right: each room fills its place with what it compared. */
@Controller
class HealthPages {

  @GetMapping("/health/checks")
  String checks(Actor actor) {
    actor.require(Permission.AUDIT);
    return "shell/checks";
  }
}
