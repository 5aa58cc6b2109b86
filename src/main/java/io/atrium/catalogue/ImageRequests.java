package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.kernel.Faults;
import io.atrium.kernel.ImageFormat;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges what was asked about an image: all faults at once, then whether the actor may. */
@Component
class ImageRequests {

  private final Validator validator;

  private final DepartmentQueries departments;

  private final List<ImageMaker> makers;

  ImageRequests(Validator validator, DepartmentQueries departments, List<ImageMaker> makers) {
    this.validator = validator;
    this.departments = departments;
    this.makers = makers;
  }

  /** Refuses a request with faults, or by somebody who may not, and says which format it means. */
  ImageFormat check(Actor actor, NewImage wanted) {
    var format =
        wanted.made() && wanted.format() == null ? ImageFormat.CONTAINER_ARCHIVE : wanted.format();
    var faults = new Faults().constraints(validator, wanted);
    checkFormat(wanted, format, faults);
    faults
        .unless(
            wanted.dockerfile() == null || wanted.reference() == null,
            "reference",
            "is for fetching and cannot be combined with a dockerfile")
        .unless(knows(actor, wanted.departmentId()), "departmentId", "is not a department of yours")
        .refuse();
    refuseUnlessAllowed(actor, wanted);
    return Objects.requireNonNull(format);
  }

  void check(Actor actor, Image image, ImageChange change) {
    new Faults()
        .constraints(validator, change)
        .unless(
            !Boolean.FALSE.equals(change.published()) || image.departmentId() != null,
            "published",
            "cannot be taken back, because others may use the image")
        .refuse();
    if (Boolean.TRUE.equals(change.published())) {
      actor.require(Permission.ADMINISTER);
    }
  }

  private static void checkFormat(NewImage wanted, @Nullable ImageFormat format, Faults faults) {
    faults
        .unless(format != null, "format", "must be QCOW2, ROOTFS or CONTAINER_ARCHIVE")
        .unless(
            !wanted.made() || format == ImageFormat.CONTAINER_ARCHIVE,
            "format",
            "must be CONTAINER_ARCHIVE for an image that a host makes")
        .unless(
            format == null || wanted.kind() == null || wanted.kind() == format.kind(),
            "kind",
            "does not go with this format");
  }

  private void refuseUnlessAllowed(Actor actor, NewImage wanted) {
    ImageRights.requireChange(actor, wanted.departmentId());
    if (wanted.made()) {
      // Building runs what the Dockerfile says, and fetching calls out: both on a host of all.
      actor.require(Permission.ADMINISTER);
      if (makers.stream().noneMatch(ImageMaker::possible)) {
        throw new ImageState("No host is there that can make container images now.");
      }
    }
  }

  private boolean knows(Actor actor, @Nullable String departmentId) {
    return departmentId == null
        || departments.visible(actor).stream().anyMatch(each -> each.id().equals(departmentId));
  }
}
