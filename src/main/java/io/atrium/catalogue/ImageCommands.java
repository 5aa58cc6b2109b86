package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.store.ImageStore;
import io.atrium.kernel.Ids;
import io.atrium.kernel.web.ETags;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What people may do to descriptions of images; their bytes come by {@link ImageUploads}, or from a
 * host by {@link ImageBuilds}. A member may add images to their own department, an operator for
 * all.
 */
@Service
@Transactional
public class ImageCommands {

  private final Images images;

  private final ImageRights rights;

  private final ImageRequests requests;

  private final ImageKeeping keeping;

  private final ImageStore store;

  private final List<ImageUse> uses;

  private final Ids ids;

  private final Clock clock;

  ImageCommands(
      Images images,
      ImageRights rights,
      ImageRequests requests,
      ImageKeeping keeping,
      ImageStore store,
      List<ImageUse> uses,
      Ids ids,
      Clock clock) {
    this.images = images;
    this.rights = rights;
    this.requests = requests;
    this.keeping = keeping;
    this.store = store;
    this.uses = uses;
    this.ids = ids;
    this.clock = clock;
  }

  /** Describes an image that has no bytes yet. */
  public Image describe(Actor actor, NewImage wanted) {
    var format = requests.check(actor, wanted);

    var image = StoredImage.of(ids.next("img"), wanted, format, clock.instant()).addedBy(actor);
    if (wanted.made()) {
      image.checking();
    }
    return rights.tell(actor, images.saveAndFlush(image), "image.added");
  }

  public Image change(Actor actor, String id, ImageChange change, @Nullable String ifMatch) {
    var image = rights.load(actor, id);
    ETags.check(ifMatch, image.image().version());
    requests.check(actor, image.image(), change);

    image.describe(change);
    if (Boolean.TRUE.equals(change.published())) {
      keeping.ends(image);
      image.publish();
    }
    return rights.tell(actor, images.saveAndFlush(image), "image.changed");
  }

  /** Removes an image that nothing rests on, and its bytes once that is certain. */
  public void remove(Actor actor, String id, @Nullable String ifMatch) {
    var image = rights.load(actor, id);
    ETags.check(ifMatch, image.image().version());
    if (image.image().status() == ImageStatus.CHECKING) {
      throw new ImageState(image.image(), "cannot be deleted while it is being checked");
    }
    if (uses.stream().anyMatch(use -> use.inUse(id))) {
      throw new ImageState(image.image(), "cannot be deleted while instances use it");
    }

    keeping.ends(image);
    images.delete(image);
    rights.tell(actor, image, "image.removed");
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            store.discard(id);
          }
        });
  }
}
