package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.start.StarterImage;
import io.atrium.catalogue.store.ImageStore;
import io.atrium.kernel.Recorded;
import java.io.ByteArrayInputStream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Adds starter images when the first simulated host is registered, in the same transaction. It
 * hears of hosts through the trail's interface, because the catalogue knows none: see ADR 0052.
 */
@Component
class StarterImages {

  private static final String REGISTERED = "host.registered";

  private final FirstTimes firstTimes;

  private final ImageCommands commands;

  private final Images images;

  private final ImageStore store;

  private final ImageRights rights;

  StarterImages(
      FirstTimes firstTimes,
      ImageCommands commands,
      Images images,
      ImageStore store,
      ImageRights rights) {
    this.firstTimes = firstTimes;
    this.commands = commands;
    this.images = images;
    this.store = store;
    this.rights = rights;
  }

  @EventListener
  void on(Recorded event) {
    if (REGISTERED.equals(event.action())
        && "true".equals(event.details().get("simulated"))
        && firstTimes.isFirst("IMAGES")) {
      StarterImage.all().forEach(this::add);
    }
  }

  private void add(StarterImage starter) {
    var id = commands.describe(Actor.portal(), starter.description()).id();
    var image = images.findById(id).orElseThrow();
    try (var part =
        store.receive(id, new ByteArrayInputStream(starter.bytes()), starter.bytes().length)) {
      store.keep(part, id);
      image.starter();
      image.ready(part.bytes(), 1);
      rights.tell(Actor.portal(), images.saveAndFlush(image), "image.ready");
    }
  }
}
