package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.kernel.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The moments in which an image becomes another status, each a short transaction of its own. */
@Component
@Transactional
class ImageSteps {

  private final Images images;

  private final ImageRights rights;

  private final ImageKeeping keeping;

  ImageSteps(Images images, ImageRights rights, ImageKeeping keeping) {
    this.images = images;
    this.rights = rights;
    this.keeping = keeping;
  }

  /** Judges before any byte is read; it is judged again once they have arrived. */
  @Transactional(readOnly = true)
  public Image mayFill(Actor actor, String id) {
    return fillable(actor, id).image();
  }

  /**
   * The bytes have arrived and are looked at from now on. Of two uploads at once only one gets
   * here.
   *
   * @return what the bytes must be
   */
  public Wanted checking(Actor actor, String id) {
    var image = fillable(actor, id);
    image.checking();
    images.saveAndFlush(image);
    return new Wanted(image.image(), image.expectedSha256());
  }

  /** The portal has looked at the bytes, whoever sent them. */
  public Image ready(String id, ImageBytes found, int minDiskGib) {
    var image = get(id);
    image.ready(found, minDiskGib);
    keeping.begins(image);
    return rights.tell(Actor.portal(), images.saveAndFlush(image), "image.ready");
  }

  public void refused(String id, String why) {
    var image = get(id);
    image.refused(why);
    rights.tell(Actor.portal(), images.saveAndFlush(image), "image.refused");
  }

  /** Its bytes were neither accepted nor refused: as if they had never come. */
  public void empty(String id) {
    var image = get(id);
    image.empty();
    images.saveAndFlush(image);
  }

  /**
   * What a portal that ended in the middle left behind: made images are refused, others emptied.
   */
  public List<String> unfinished() {
    return images.findByStatus(ImageStatus.CHECKING).stream()
        .map(image -> {
          if (image.made()) {
            image.refused("The portal was restarted while the image was made; make it again.");
          } else {
            image.empty();
          }
          return images.saveAndFlush(image).image().id();
        })
        .toList();
  }

  @Transactional(readOnly = true)
  public boolean canFill(Actor actor, String id) {
    var image = get(id);
    return !image.made() && takesBytes(image) && ImageRights.mayChange(actor, image.image());
  }

  private StoredImage fillable(Actor actor, String id) {
    var image = rights.load(actor, id);
    if (image.made()) {
      throw new ImageState(image.image(), "is made by a host and takes no upload");
    }
    if (!takesBytes(image)) {
      throw new ImageState(image.image(), "has content already, which never changes");
    }
    return image;
  }

  private static boolean takesBytes(StoredImage image) {
    var status = image.image().status();
    return status == ImageStatus.EMPTY || status == ImageStatus.REFUSED;
  }

  private StoredImage get(String id) {
    return images.findById(id).orElseThrow(() -> new NotFound("image"));
  }

  /** An image, and what its bytes must add up to. */
  record Wanted(Image image, @Nullable String sha256) {}
}
