package io.atrium.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The login form. Who gets in is decided in {@code accounts}; this only asks and explains. */
@Controller
class LoginPages {

  /**
   * Shows the form.
   *
   * @param problem why the last attempt failed; what is not known here is a plain refusal, which
   *     tells nothing
   * @param minutes how long to wait after too many attempts
   * @param loginName what was entered with a wrong password
   */
  @GetMapping("/login")
  String login(
      @RequestParam(required = false) @Nullable String problem,
      @RequestParam(required = false) @Nullable Integer minutes,
      @RequestParam(required = false) @Nullable String left,
      @RequestAttribute(required = false) @Nullable String loginName,
      Model model) {
    model.addAttribute("problem", problem == null ? null : known(problem));
    model.addAttribute("minutes", minutes == null ? 1 : minutes);
    model.addAttribute("left", left != null);
    model.addAttribute("loginName", loginName);
    return "shell/login";
  }

  private static String known(String problem) {
    return switch (problem) {
      case "paused", "busy", "ended" -> problem;
      default -> "refused";
    };
  }
}
