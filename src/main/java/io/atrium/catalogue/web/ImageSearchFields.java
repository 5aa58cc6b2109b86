package io.atrium.catalogue.web;

import static io.atrium.kernel.web.Entered.filled;

import io.atrium.catalogue.ImageFilter;
import io.atrium.catalogue.ImageStatus;
import io.atrium.kernel.Kind;
import io.atrium.kernel.web.NextLink;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** What a person may look for among images. What is empty matches everything. */
record ImageSearchFields(
    @Nullable Kind kind, @Nullable ImageStatus status, @Nullable String department) {

  ImageFilter filter() {
    return new ImageFilter(kind, null, status, filled(department));
  }

  public boolean any() {
    return kind != null || status != null || filled(department) != null;
  }

  /** The address of the next stretch, or null at the end. */
  @Nullable String next(@Nullable String cursor) {
    var search = new LinkedHashMap<String, @Nullable String>();
    search.put("kind", kind == null ? null : kind.name());
    search.put("status", status == null ? null : status.name());
    search.put("department", department);
    return NextLink.to("/images", search, cursor);
  }
}
