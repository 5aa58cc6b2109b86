package io.atrium.kernel.web;

import io.atrium.kernel.NotFound;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Explains each problem code at the address that problem documents carry as their type. */
@Controller
class ProblemPages {

  private final MessageSource messages;

  ProblemPages(MessageSource messages) {
    this.messages = messages;
  }

  @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_HTML_VALUE)
  String page(@PathVariable String code, Model model) {
    model.addAttribute("problem", explain(code));
    return "problems/problem";
  }

  @GetMapping(path = "/problems/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Explanation json(@PathVariable String code) {
    return explain(code);
  }

  private Explanation explain(String code) {
    var text = messages.getMessage("problems." + code, null, "", Locale.ENGLISH);
    if (text == null || text.isEmpty()) {
      throw new NotFound("problem");
    }
    return new Explanation(code, ProblemCodes.title(code), text);
  }

  /** What a code means. */
  record Explanation(String code, String title, String explanation) {}
}
