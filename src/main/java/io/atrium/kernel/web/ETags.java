package io.atrium.kernel.web;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Entity tags made from versions: who changes a thing can say which version of it they saw. */
public final class ETags {

  private ETags() {}

  /** The tag of a version, quoted as HTTP wants it. */
  public static String of(long version) {
    return "\"%d\"".formatted(version);
  }

  public static <T> ResponseEntity<T> of(T body, long version) {
    return ResponseEntity.ok().eTag(of(version)).body(body);
  }

  /** Refuses with 412 when the caller named versions and the present one is not among them. */
  public static void check(@Nullable String ifMatch, long version) {
    check(ifMatch, of(version));
  }

  /** The same for a tag that is not made from a version. */
  public static void check(@Nullable String ifMatch, String tag) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
      return;
    }
    if (Arrays.stream(ifMatch.split(",", -1)).map(String::strip).noneMatch(tag::equals)) {
      throw new Stale();
    }
  }
}
