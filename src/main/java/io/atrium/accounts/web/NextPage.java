package io.atrium.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

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
    remember(request, response);
    PageRedirects.go(request, response, "/login");
  }

  /** Remembers the page that is asked for, where it is a page. */
  void remember(HttpServletRequest request, HttpServletResponse response) {
    if (isPage(request)) {
      remember(request.getRequestURI(), request.getQueryString(), response);
    }
  }

  /** Remembers the page whose form was sent: there the person goes on after the login. */
  void rememberForm(HttpServletRequest request, HttpServletResponse response) {
    var form = request.getHeader(HttpHeaders.REFERER);
    if (form == null) {
      return;
    }
    try {
      var page = new URI(form);
      if (page.getRawPath() != null && !page.getRawPath().equals("/login")) {
        remember(page.getRawPath(), page.getRawQuery(), response);
      }
    } catch (URISyntaxException _) {
      // Then nobody knows which page it was, and the start page will do.
    }
  }

  private void remember(String path, @Nullable String query, HttpServletResponse response) {
    note.write(response, query == null ? path : path + "?" + query, Duration.ofMinutes(10));
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
