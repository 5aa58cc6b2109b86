package io.atrium.shell;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.kernel.ClockQueries;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether the portal's own books are right: each room fills its place with what it compared. */
@Controller
class HealthPages {

  private final ClockQueries clocks;

  HealthPages(ClockQueries clocks) {
    this.clocks = clocks;
  }

  @GetMapping("/health/checks")
  String checks(Actor actor, Model model) {
    actor.require(Permission.AUDIT);
    model.addAttribute("jump", clocks.lastJump().orElse(null));
    return "shell/checks";
  }
}
