package io.atrium.catalogue;

import io.atrium.catalogue.check.ImageChecks;
import io.atrium.catalogue.store.ImageStore;
import io.atrium.catalogue.store.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides about bytes that have arrived: kept and ready, or refused and gone. */
@Component
class ImageIntake {

  private final ImageSteps steps;

  private final ImageStore store;

  private final ImageChecks checks;

  ImageIntake(ImageSteps steps, ImageStore store, ImageChecks checks) {
    this.steps = steps;
    this.store = store;
    this.checks = checks;
  }

  Image take(Image image, Part part, @Nullable String expectedSha256) {
    var decided = false;
    try {
      refuseOther(part.bytes().sha256(), expectedSha256);
      var minDiskGib = checks.minDiskGib(part.path(), image.format());
      store.keep(part, image.id());
      var ready = steps.ready(image.id(), part.bytes(), minDiskGib);
      decided = true;
      return ready;
    } catch (NotAnImage wrong) {
      steps.refused(image.id(), wrong.sentence());
      decided = true;
      throw wrong;
    } catch (IOException failed) {
      throw new UncheckedIOException("The bytes of an image cannot be read back", failed);
    } finally {
      if (!decided) {
        store.discard(image.id());
        steps.empty(image.id());
      }
    }
  }

  private static void refuseOther(String found, @Nullable String expected) {
    if (expected != null && !expected.equals(found)) {
      throw new ChecksumMismatch(expected, found);
    }
  }
}
