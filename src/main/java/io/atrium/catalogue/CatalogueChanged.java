package io.atrium.catalogue;

import io.atrium.kernel.Recorded;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an image or an offering that belongs on the trail, such as {@code
 * image.ready}.
 */
public record CatalogueChanged(
    String actor,
    @Nullable String departmentId,
    String subjectId,
    String action,
    Map<String, String> details,
    Instant at)
    implements Recorded {

  public CatalogueChanged {
    details = Map.copyOf(details);
  }
}
