package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.Image;
import io.atrium.catalogue.ImageUploads;
import io.atrium.kernel.web.FormFaults;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Prepares images for pages: whose they are, and what this person may do with them. */
@Component
class ImageViews {

  /** Under which a refused upload tells the page it leads to why. */
  static final String FILE_FAULT = "fileFault";

  private final CatalogueQueries queries;
  private final ImageUploads uploads;
  private final DepartmentQueries departments;

  ImageViews(CatalogueQueries queries, ImageUploads uploads, DepartmentQueries departments) {
    this.queries = queries;
    this.uploads = uploads;
    this.departments = departments;
  }

  List<ImageLine> lines(Actor actor, List<Image> images) {
    var names =
        departments.visible(actor).stream()
            .collect(Collectors.toMap(Department::id, Department::name));
    return images.stream().map(image -> ImageLine.of(actor, image, names)).toList();
  }

  String show(Actor actor, String id, FormFaults faults, Model model) {
    var image = queries.image(actor, id);
    model.addAttribute("line", lines(actor, List.of(image)).getFirst());
    model.addAttribute("mayFill", uploads.possible(actor, id));
    model.addAttribute("faults", faults);
    // What the image itself tells of its refusal is not told a second time beside the file.
    if (image.refusal() != null) {
      model.addAttribute(FILE_FAULT, null);
    }
    return "catalogue/image";
  }

  /** The departments that the person may add images to. */
  List<Department> owners(Actor actor) {
    return departments.visible(actor).stream()
        .filter(each -> actor.may(Permission.ORDER, each.id()))
        .toList();
  }

  boolean mayAdd(Actor actor) {
    return actor.may(Permission.ADMINISTER) || !owners(actor).isEmpty();
  }
}
