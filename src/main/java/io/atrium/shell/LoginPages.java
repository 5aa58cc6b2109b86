package io.atrium.shell;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login form. Who gets in is decided in {@code accounts}; this only asks and explains. */
@Controller
class LoginPages {

  /**
   * Shows the form.
   *
   * @param error why the last attempt failed: {@code paused} after too many, {@code ended} for a
   *     session that is over, anything else for a refusal that tells nothing
   */
  @GetMapping("/login")
  String login(
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String logout,
      Model model) {
    model.addAttribute("problem", error == null ? null : problem(error));
    model.addAttribute("left", logout != null);
    return "shell/login";
  }

  private static String problem(String error) {
    return switch (error) {
      case "paused", "ended" -> error;
      default -> "refused";
    };
  }
}
