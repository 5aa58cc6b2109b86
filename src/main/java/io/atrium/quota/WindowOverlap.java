package io.atrium.quota;

import io.atrium.kernel.AtriumException;
import io.atrium.kernel.ErrorCategory;
import io.atrium.kernel.Moments;
import java.util.List;
import java.util.Map;

/** There is another limit for a part of that time already, and there can be only one. */
public final class WindowOverlap extends AtriumException {

  WindowOverlap(String scopeName, List<QuotaWindow> windows, Moments moments) {
    super(
        "window-overlap",
        ErrorCategory.CONFLICT,
        sentence(scopeName, windows.getFirst(), moments),
        List.of(),
        Map.of("windows", windows.stream().map(WindowOverlap::detail).toList()));
  }

  private static String sentence(String scopeName, QuotaWindow window, Moments moments) {
    return "%s has a window already: %s %s. Take that one away first, or choose another time."
        .formatted(
            scopeName,
            window.meter().words(window.limit()),
            moments.span(window.from(), window.to()));
  }

  private static Map<String, Object> detail(QuotaWindow window) {
    return Map.of(
        "id", window.id(),
        "meter", window.meter().word(),
        "limit", window.limit(),
        "from", window.from().toString(),
        "to", window.to().toString());
  }
}
