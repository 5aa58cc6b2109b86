package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.store.ImageStore;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be ordered, as far as the actor may see it: offerings are everybody's, images are public
 * or belong to a department.
 */
@Service
@Transactional(readOnly = true)
public class CatalogueQueries {

  private static final String IMAGE = "image";

  private final Offerings offerings;

  private final Images images;

  private final CatalogueSearch search;

  private final ImageStore store;

  CatalogueQueries(Offerings offerings, Images images, CatalogueSearch search, ImageStore store) {
    this.offerings = offerings;
    this.images = images;
    this.search = search;
    this.store = store;
  }

  /** Everything that can be ordered now, by kind and size. */
  public List<Offering> offerings(Actor actor) {
    return search.activeOfferings();
  }

  public Page<Offering> offerings(Actor actor, OfferingFilter filter, PageRequest stretch) {
    return search.offerings(filter, stretch);
  }

  public Offering offering(Actor actor, String id) {
    return findOffering(id).orElseThrow(() -> new NotFound("offering"));
  }

  /** The offering, whether it can still be ordered or not. */
  public Optional<Offering> findOffering(String id) {
    return offerings.findById(id).map(StoredOffering::offering);
  }

  /** Every image that the actor can order from now, by name. */
  public List<Image> images(Actor actor) {
    return search.readyImages(actor);
  }

  public Page<Image> images(Actor actor, ImageFilter filter, PageRequest stretch) {
    return search.images(actor, filter, stretch);
  }

  /** The image if it is public or of a department that the actor may see. */
  public Image image(Actor actor, String id) {
    var stored = stored(id);
    var department = stored.image().departmentId();
    if (department != null && !actor.scope().covers(department) || stored.hiddenFrom(actor)) {
      throw new NotFound(IMAGE);
    }
    return stored.image();
  }

  /** The image, if the actor may not only use it but change it. */
  public Image changeable(Actor actor, String id) {
    var image = image(actor, id);
    ImageRights.requireChange(actor, image.departmentId());
    return image;
  }

  /** The bytes of a ready image, for giving them to a host. */
  public ImageFile content(String imageId) {
    var image = stored(imageId).image();
    if (!image.ready() || image.sha256() == null) {
      throw new ImageState(image, "has no checked content yet");
    }
    return new ImageFile(store.file(imageId), image.format(), image.sha256());
  }

  private StoredImage stored(String id) {
    return images.findById(id).orElseThrow(() -> new NotFound(IMAGE));
  }
}
