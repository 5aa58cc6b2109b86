package io.atrium.pages;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Everywhere a page leads: its links, the targets of its forms and what htmx asks for. Our own
 * pages are well-formed with double quotes, which is all that is understood here.
 */
final class PageWays {

  private static final Pattern TAG = Pattern.compile("<([a-z]+)\\s([^>]*)>", Pattern.DOTALL);
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

  private PageWays() {}

  /**
   * @param page where it stands, for addresses that are relative to it
   */
  static Set<Way> of(URI page, String html) {
    var ways = new LinkedHashSet<Way>();
    TAG.matcher(html)
        .results()
        .forEach(tag -> {
          var form = tag.group(1).equals("form");
          var method = form && tag.group(2).contains("method=\"post\"") ? "POST" : "GET";
          ATTRIBUTE
              .matcher(tag.group(2))
              .results()
              .map(each -> way(page, method, each.group(1), each.group(2)))
              .filter(way -> way != null)
              .forEach(ways::add);
        });
    return ways;
  }

  private static @Nullable Way way(URI page, String ofForm, String attribute, String value) {
    var method =
        switch (attribute) {
          case "href", "src", "hx-get", "formaction" -> "GET";
          case "action" -> ofForm;
          case "hx-post" -> "POST";
          default -> null;
        };
    if (method == null || value.startsWith("#") || value.startsWith("data:")) {
      return null;
    }
    var target = page.resolve(HtmlUtils.htmlUnescape(value));
    if (target.getHost() != null && !target.getHost().equals(page.getHost())) {
      return null;
    }
    var query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    return new Way(method, target.getRawPath() + query);
  }

  /** One way on. */
  record Way(String method, String path) {

    /** What ways of the same kind have in common: ids and values do not count. */
    String shape() {
      var shape = path.replaceAll("=[^&]*", "=").replaceAll("/[a-z]+-[0-9a-f]{10,}", "/{id}");
      return method + " " + shape.replaceAll("/\\d+", "/{n}");
    }
  }
}
