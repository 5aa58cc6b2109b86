package io.atrium.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** The REST interface for people: the same document that programs read, as one page. */
@Controller
class ApiPage {

  private final OpenApiWebMvcResource document;
  private final JsonMapper json;

  ApiPage(OpenApiWebMvcResource document, JsonMapper json) {
    this.document = document;
    this.json = json;
  }

  @GetMapping("/docs/api")
  String page(HttpServletRequest request, Model model) throws Exception {
    var bytes = document.openapiJson(request, "/v3/api-docs", Locale.ENGLISH);
    model.addAttribute("api", ApiOutline.of(json.readTree(bytes)));
    return "docs/api";
  }
}
