package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.store.ImageStore;
import java.io.InputStream;
import org.springframework.stereotype.Service;

/**
 * Takes the bytes of an image: whole, checked, and at most once. No transaction is open while they
 * arrive, and whatever goes wrong leaves no byte behind.
 */
@Service
public class ImageUploads {

  private final ImageSteps steps;

  private final ImageStore store;

  private final ImageIntake intake;

  ImageUploads(ImageSteps steps, ImageStore store, ImageIntake intake) {
    this.steps = steps;
    this.store = store;
    this.intake = intake;
  }

  /** Whether the image still takes bytes, and from this person. */
  public boolean possible(Actor actor, String id) {
    return steps.canFill(actor, id);
  }

  /**
   * Reads the stream to its end and decides about it.
   *
   * @param announced how many bytes the sender will send, or -1 when that is not known
   * @return the image, ready
   * @throws NotAnImage when it was refused; the image then says why
   */
  public Image fill(Actor actor, String id, InputStream bytes, long announced) {
    steps.mayFill(actor, id);
    try (var part = store.receive(id, bytes, announced)) {
      var wanted = steps.checking(actor, id);
      return intake.take(wanted.image(), part, wanted.sha256());
    }
  }
}
