package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.kernel.NotFound;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who may change which image, and the trail of what they changed. */
@Component
class ImageRights {

  private static final String IMAGE = "image";

  private final Images images;

  private final ApplicationEventPublisher events;

  private final Clock clock;

  ImageRights(Images images, ApplicationEventPublisher events, Clock clock) {
    this.images = images;
    this.events = events;
    this.clock = clock;
  }

  /** The image, if the actor may change it. One of another department does not exist for them. */
  StoredImage load(Actor actor, String id) {
    var image = images.findById(id).orElseThrow(() -> new NotFound(IMAGE));
    requireChange(actor, image.image().departmentId());
    if (image.hiddenFrom(actor)) {
      throw new NotFound(IMAGE);
    }
    return image;
  }

  Image tell(Actor actor, StoredImage stored, String action) {
    var image = stored.image();
    events.publishEvent(
        new CatalogueChanged(
            actor.personId(),
            image.departmentId(),
            image.id(),
            action,
            Map.of("name", image.name(), "status", image.status().name()),
            clock.instant()));
    return image;
  }

  static boolean mayChange(Actor actor, Image image) {
    var department = image.departmentId();
    return department == null
        ? actor.may(Permission.ADMINISTER)
        : actor.may(Permission.ORDER, department);
  }

  /** A member may change what is their department's, an operator everything. */
  static void requireChange(Actor actor, @Nullable String departmentId) {
    if (departmentId == null) {
      actor.require(Permission.ADMINISTER);
    } else if (!actor.may(Permission.ADMINISTER)) {
      actor.require(Permission.ORDER, departmentId, IMAGE);
    }
  }
}
