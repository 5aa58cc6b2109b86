package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.Image;
import io.atrium.catalogue.Offering;
import io.atrium.instances.store.Instances;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks an order field by field and names every fault at once. */
@Component
class OrderForm {

  private static final int LONGEST_NAME_OF_SEVERAL = 60;

  private final CatalogueQueries catalogue;
  private final DepartmentQueries departments;
  private final KindsOfHost kinds;
  private final Instances instances;

  OrderForm(
      CatalogueQueries catalogue,
      DepartmentQueries departments,
      KindsOfHost kinds,
      Instances instances) {
    this.catalogue = catalogue;
    this.departments = departments;
    this.kinds = kinds;
    this.instances = instances;
  }

  Orders.Checked check(Actor actor, Order order) {
    var faults = new Faults();
    Description.check(order.name(), order.labels(), faults);
    var department = department(actor, order, faults);
    var image = image(actor, order, faults);
    var offering = offering(actor, order, image, faults);
    if (faults.any() && department != null) {
      noteTaken(order, department, faults);
    }
    faults.refuse();
    if (department == null || image == null || offering == null) {
      throw new IllegalStateException("An order without faults has all its parts");
    }
    return new Orders.Checked(department, image, offering);
  }

  /** Where only the name is taken, the insert finds it, which nobody can forestall. */
  private void noteTaken(Order order, String department, Faults faults) {
    if (!faults.has("name") && !faults.has("count")) {
      faults.unless(
          !instances.anyCalled(department, order.names()),
          NameTaken.FAULT.field(),
          NameTaken.FAULT.message());
    }
  }

  /** Notes what is wrong with what is there of an order. Only the offering is needed. */
  @Nullable Offering draft(Actor actor, Order draft, Faults faults) {
    if (!draft.name().isEmpty()) {
      Description.checkName(draft.name(), faults);
    }
    Description.checkLabels(draft.labels(), faults);
    if (draft.departmentId() != null) {
      isKnown(actor, draft.departmentId(), faults);
    }
    var image = draft.imageId().isEmpty() ? null : image(actor, draft, faults);
    return offering(actor, draft, image, faults);
  }

  private @Nullable Image image(Actor actor, Order order, Faults faults) {
    var image = found(() -> catalogue.image(actor, order.imageId()), "imageId", faults);
    if (image != null) {
      checkImage(order, image, faults);
      checkDriver(order, image, faults);
    }
    return image;
  }

  private @Nullable Offering offering(
      Actor actor, Order order, @Nullable Image image, Faults faults) {
    checkCount(order, faults);
    var offering = found(() -> catalogue.offering(actor, order.offeringId()), "offeringId", faults);
    if (offering != null) {
      faults.unless(offering.active(), "offeringId", "is no longer offered");
    }
    if (image != null && offering != null) {
      checkFit(image, offering, faults);
    }
    if (image != null) {
      FirstBoot.check(order, image.kind(), faults);
    } else if (offering != null) {
      FirstBoot.check(order, offering.kind(), faults);
    }
    return offering;
  }

  private static void checkCount(Order order, Faults faults) {
    faults.unless(
        order.count() >= 1 && order.count() <= Order.MOST_AT_ONCE,
        "count",
        "must be 1 to %d".formatted(Order.MOST_AT_ONCE));
    faults.unless(
        order.count() == 1 || order.name().length() <= LONGEST_NAME_OF_SEVERAL,
        "name",
        "must be at most %d characters where several are ordered: each gets a number behind it"
            .formatted(LONGEST_NAME_OF_SEVERAL));
  }

  private @Nullable String department(Actor actor, Order order, Faults faults) {
    var asked = order.departmentId();
    if (asked != null) {
      return named(actor, asked, faults);
    }
    var possible =
        departments.visible(actor).stream()
            .filter(each -> actor.may(Permission.ORDER, each.id()))
            .toList();
    if (possible.isEmpty()) {
      actor.require(Permission.ORDER);
    }
    var own = possible.stream().filter(each -> actor.roles().containsKey(each.id())).toList();
    var choice = own.isEmpty() ? possible : own;
    faults.unless(
        choice.size() == 1, "departmentId", "say which department pays; you may order for several");
    return choice.size() == 1 ? choice.getFirst().id() : null;
  }

  /** The department that the order names; whoever may only look at it is told so. */
  private @Nullable String named(Actor actor, String asked, Faults faults) {
    if (!isKnown(actor, asked, faults)) {
      return null;
    }
    actor.require(Permission.ORDER, asked);
    return asked;
  }

  private boolean isKnown(Actor actor, String asked, Faults faults) {
    var known = departments.visible(actor).stream().anyMatch(each -> each.id().equals(asked));
    faults.unless(known, "departmentId", "is not a department that you may order for");
    return known;
  }

  private static void checkImage(Order order, Image image, Faults faults) {
    faults
        .unless(image.ready(), "imageId", "has no usable content yet")
        .unless(
            order.kind() == null || order.kind() == image.kind(),
            "kind",
            "does not fit the image, which starts a " + word(image.kind()));
  }

  private void checkDriver(Order order, Image image, Faults faults) {
    if (order.driver() != null) {
      var possible = kinds.of(image);
      faults.unless(
          possible.contains(order.driver()),
          "driver",
          possible.isEmpty()
              ? "cannot be chosen: no host that is in use starts this image"
              : "must be one that starts this image: " + String.join(", ", possible));
    }
  }

  private static void checkFit(Image image, Offering offering, Faults faults) {
    faults
        .unless(
            image.kind() == offering.kind(),
            "offeringId",
            "fits only a %s, but the image starts a %s"
                .formatted(word(offering.kind()), word(image.kind())))
        .unless(
            image.minDiskGib() <= offering.size().diskGib(),
            "offeringId",
            "its disk is too small: the image needs %d GiB".formatted(image.minDiskGib()));
  }

  private static <T> @Nullable T found(Supplier<T> lookUp, String field, Faults faults) {
    try {
      return lookUp.get();
    } catch (AtriumException unknown) {
      faults.add(field, "is not known, or not yours to use");
      return null;
    }
  }

  private static String word(Kind kind) {
    return kind == Kind.VM ? "virtual machine" : kind.name().toLowerCase(Locale.ROOT);
  }
}
