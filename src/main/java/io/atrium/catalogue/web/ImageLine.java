package io.atrium.catalogue.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.Image;
import io.atrium.catalogue.ImageStatus;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image as pages show it.
 *
 * @param owner name of the department it belongs to, or null when everybody may use it
 * @param mayChange whether the actor may change it
 */
record ImageLine(Image image, @Nullable String owner, boolean mayChange) {

  static ImageLine of(Actor actor, Image image, Map<String, String> departments) {
    var department = image.departmentId();
    return department == null
        ? new ImageLine(image, null, actor.may(Permission.ADMINISTER))
        : new ImageLine(
            image,
            departments.getOrDefault(department, department),
            actor.may(Permission.ORDER, department));
  }

  /** Key of the words for how far it is. */
  public String status() {
    return image.status().name().toLowerCase(Locale.ROOT);
  }

  public String format() {
    return image.format().name().toLowerCase(Locale.ROOT);
  }

  public String kind() {
    return image.kind().name().toLowerCase(Locale.ROOT);
  }

  /** Whether it will be ready or refused in a moment. */
  public boolean watched() {
    return image.status() == ImageStatus.CHECKING;
  }
}
