package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.ImageCommands;
import io.atrium.catalogue.ImageUploads;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.FormFaults;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Uploads by a form. A file that is refused leaves the description, on whose page another file can
 * be sent; that page is gone to by its own address, so that loading it again sends nothing again.
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
  String add(
      Actor actor,
      HttpServletRequest request,
      Model model,
      HttpServletResponse response,
      RedirectAttributes onward) {
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
    return fill(actor, id, form, onward);
  }

  /** Sends the file of an image that has none yet, or whose file was refused. */
  @PostMapping("/{id}/content")
  String send(
      Actor actor, @PathVariable String id, HttpServletRequest request, RedirectAttributes onward) {
    return fill(actor, id, UploadForm.read(request), onward);
  }

  private String fill(Actor actor, String id, UploadForm form, RedirectAttributes onward) {
    try {
      var file = refuseWithoutFile(form);
      uploads.fill(actor, id, file, form.announced());
    } catch (Forbidden | NotFound refused) {
      form.drain();
      throw refused; // no other file would help
    } catch (AtriumException refused) {
      form.drain();
      var fault = refused.faults().isEmpty() ? refused.sentence() : "choose a file first";
      onward.addFlashAttribute(ImageViews.FILE_FAULT, fault);
    }
    return "redirect:/images/" + id;
  }

  private static InputStream refuseWithoutFile(UploadForm form) {
    var file = form.file();
    if (file == null) {
      throw new InvalidRequest(FILE, "choose a file first");
    }
    return file;
  }
}
