package io.atrium.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Remembers in a cookie which page somebody wanted before they had to log in, because there is no
 * session before login. Only paths of this portal pass; anything else leads to the start page.
 */
class NextPage {

  private static final Pattern LOCAL =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,1000}");

  private final CookieNote note;

  NextPage(BrowserSettings settings) {
    this.note = new CookieNote(settings, "next");
  }

  void askToLogIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (isPage(request)) {
      var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      note.write(response, request.getRequestURI() + query, Duration.ofMinutes(10));
    }
    PageRedirects.go(request, response, "/login");
  }

  /** Not what a page itself fetches, such as an icon: nobody wants to land there. */
  private static boolean isPage(HttpServletRequest request) {
    var fetchedFor = Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Dest"), "document");
    return request.getMethod().equals("GET")
        && fetchedFor.equals("document")
        && !PageRedirects.isSwap(request);
  }

  void goOn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var wanted = note.read(request).filter(path -> LOCAL.matcher(path).matches());
    note.tearUp(response);
    response.sendRedirect(wanted.orElse("/"));
  }
}
