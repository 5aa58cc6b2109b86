package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.ImageBuilds;
import io.atrium.catalogue.NewImage;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.web.FormFaults;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Images that a host makes, from a Dockerfile or a registry. For operators. */
@Controller
@RequestMapping("/images")
class ImageMakingPages {

  private final ImageBuilds builds;
  private final ImageForms forms;

  ImageMakingPages(ImageBuilds builds, ImageForms forms) {
    this.builds = builds;
    this.forms = forms;
  }

  @GetMapping("/build")
  String askBuild(Actor actor, Model model) {
    actor.require(Permission.ADMINISTER);
    return forms.form(actor, ImageForms.BUILD, ImageFields.BLANK, FormFaults.NONE, model);
  }

  @PostMapping("/build")
  String build(
      Actor actor,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new ImageFields(entered);
    return begin(actor, ImageForms.BUILD, fields, fields.built(), model, response);
  }

  @GetMapping("/fetch")
  String askFetch(Actor actor, Model model) {
    actor.require(Permission.ADMINISTER);
    return forms.form(actor, ImageForms.FETCH, ImageFields.BLANK, FormFaults.NONE, model);
  }

  @PostMapping("/fetch")
  String fetch(
      Actor actor,
      @RequestParam Map<String, String> entered,
      Model model,
      HttpServletResponse response) {
    var fields = new ImageFields(entered);
    return begin(actor, ImageForms.FETCH, fields, fields.fetched(), model, response);
  }

  private String begin(
      Actor actor,
      String way,
      ImageFields fields,
      NewImage wanted,
      Model model,
      HttpServletResponse response) {
    actor.require(Permission.ADMINISTER);
    try {
      return "redirect:/images/" + builds.begin(actor, wanted).id();
    } catch (AtriumException refused) {
      return forms.form(actor, way, fields, FormFaults.of(refused, response), model);
    }
  }
}
