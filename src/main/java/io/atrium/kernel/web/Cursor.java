package io.atrium.kernel.web;

import io.atrium.kernel.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the sort keys of a page's last row as one opaque word, and reads them back. */
public final class Cursor {

  private static final String BETWEEN = "\n";

  private Cursor() {}

  public static String of(String... keys) {
    var bytes = String.join(BETWEEN, keys).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Exactly so many keys, or null where the list begins. */
  public static @Nullable List<String> read(@Nullable String cursor, int keys) {
    if (cursor == null) {
      return null;
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var found = List.of(text.split(BETWEEN, -1));
      if (found.size() == keys && text.indexOf('\0') < 0) {
        return found;
      }
    } catch (IllegalArgumentException _) {
      // Told below, in the same words as any other cursor that is not ours.
    }
    throw new InvalidRequest("cursor", "is not the nextCursor of an earlier page");
  }
}
