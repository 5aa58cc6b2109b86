package io.atrium.kernel.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of the next stretch of a list on a page. It keeps what was looked for. */
public final class NextLink {

  private NextLink() {}

  /**
   * @param search what was looked for; empty values are left out
   * @return null at the end of the list
   */
  public static @Nullable String to(
      String path, Map<String, ? extends @Nullable String> search, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    var filled = new LinkedHashMap<String, String>();
    search.forEach((name, value) -> {
      if (value != null && !value.isBlank()) {
        filled.put(name, value.strip());
      }
    });
    filled.put("cursor", cursor);
    var address = UriComponentsBuilder.fromPath(path);
    filled.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().build(filled).toString();
  }
}
