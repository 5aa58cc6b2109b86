package io.atrium.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Sends a browser elsewhere: as a redirect, or in htmx's words, which follows redirects unseen. */
final class PageRedirects {

  private PageRedirects() {}

  static boolean isSwap(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null;
  }

  static void go(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException {
    if (isSwap(request)) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      response.setHeader("HX-Redirect", request.getContextPath() + path);
    } else {
      response.sendRedirect(request.getContextPath() + path);
    }
  }
}
