package io.atrium.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a refused action leads back to: the page of the thing that it was asked of. Whoever knows
 * notes it before the action; the page of the refusal offers it.
 */
public final class WayBack {

  private static final String NOTED = WayBack.class.getName();

  private WayBack() {}

  public static void note(HttpServletRequest request, String path) {
    request.setAttribute(NOTED, path);
  }

  static @Nullable Object noted(HttpServletRequest request) {
    return request.getAttribute(NOTED);
  }
}
