package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.ImageCommands;
import io.atrium.catalogue.ImageUploads;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.web.FormFaults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Uploads by a form. A file that is refused leaves the description, on whose page another file can
 * be sent. The token against forged requests stands in the address, because the form behind it is
 * read only once it is known who sends it.
 */
@Controller
@RequestMapping("/images")
class ImageUploadPages {

  private static final String FILE = "file";

  private final ImageCommands commands;
  private final ImageUploads uploads;
  private final ImageForms forms;
  private final ImageViews views;

  ImageUploadPages(
      ImageCommands commands, ImageUploads uploads, ImageForms forms, ImageViews views) {
    this.commands = commands;
    this.uploads = uploads;
    this.forms = forms;
    this.views = views;
  }

  @GetMapping("/new")
  String ask(Actor actor, Model model) {
    if (!views.mayAdd(actor)) {
      actor.require(Permission.ORDER);
    }
    return forms.form(actor, ImageForms.UPLOAD, ImageFields.BLANK, FormFaults.NONE, model);
  }

  @PostMapping("/new")
  String add(Actor actor, HttpServletRequest request, Model model, HttpServletResponse response) {
    var form = UploadForm.read(request);
    var fields = new ImageFields(form.fields());
    String id;
    try {
      refuseWithoutFile(form);
      id = commands.describe(actor, fields.uploaded()).id();
    } catch (Forbidden refused) {
      form.drain();
      throw refused; // no other file and no other word would help
    } catch (AtriumException refused) {
      form.drain();
      return forms.form(actor, ImageForms.UPLOAD, fields, FormFaults.of(refused, response), model);
    }
    return fill(actor, id, form, model, response);
  }

  /** Sends the file of an image that has none yet, or whose file was refused. */
  @PostMapping("/{id}/content")
  String send(
      Actor actor,
      @PathVariable String id,
      HttpServletRequest request,
      Model model,
      HttpServletResponse response) {
    return fill(actor, id, UploadForm.read(request), model, response);
  }

  private String fill(
      Actor actor, String id, UploadForm form, Model model, HttpServletResponse response) {
    try {
      var file = refuseWithoutFile(form);
      uploads.fill(actor, id, file, form.announced());
      return "redirect:/images/" + id;
    } catch (Forbidden refused) {
      form.drain();
      throw refused; // no other file and no other word would help
    } catch (AtriumException refused) {
      form.drain();
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      var fault = refused.faults().isEmpty() ? refused.sentence() : "choose a file first";
      return views.show(actor, id, new FormFaults(null, Map.of(FILE, fault)), model);
    }
  }

  private static InputStream refuseWithoutFile(UploadForm form) {
    var file = form.file();
    if (file == null) {
      throw new InvalidRequest(FILE, "choose a file first");
    }
    return file;
  }
}
