package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.ImageBuilds;
import io.atrium.catalogue.ImageLimits;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.web.FormFaults;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows the form that adds an image, in one of its three ways, with whatever is wrong about it. */
@Component
class ImageForms {

  static final String UPLOAD = "upload";
  static final String BUILD = "build";
  static final String FETCH = "fetch";

  private final ImageBuilds builds;
  private final ImageLimits limits;
  private final ImageViews views;

  ImageForms(ImageBuilds builds, ImageLimits limits, ImageViews views) {
    this.builds = builds;
    this.limits = limits;
    this.views = views;
  }

  String form(Actor actor, String way, ImageFields fields, FormFaults faults, Model model) {
    model.addAttribute("way", way);
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    model.addAttribute("formats", ImageFormat.values());
    model.addAttribute("owners", views.owners(actor));
    model.addAttribute("operator", actor.may(Permission.ADMINISTER));
    model.addAttribute("possible", way.equals(UPLOAD) || builds.possible());
    model.addAttribute("largest", limits.largest().toBytes());
    return "catalogue/image-new";
  }
}
