package io.atrium.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A short text that a browser keeps for the portal before login, when there is no session. Whoever
 * reads it must not believe it: anybody can have written it.
 */
class CookieNote {

  private final BrowserSettings settings;
  private final String name;

  CookieNote(BrowserSettings settings, String purpose) {
    this.settings = settings;
    this.name = settings.cookie(purpose);
  }

  void write(HttpServletResponse response, String text, Duration age) {
    var cookie =
        ResponseCookie.from(name, URLEncoder.encode(text, StandardCharsets.UTF_8))
            .path("/")
            .httpOnly(true)
            .secure(settings.https())
            .sameSite("Lax")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  void tearUp(HttpServletResponse response) {
    write(response, "", Duration.ZERO);
  }

  /** What the browser sent back, if it can be read. */
  Optional<String> read(HttpServletRequest request) {
    var kept = WebUtils.getCookie(request, name);
    try {
      return Optional.ofNullable(kept)
          .map(each -> URLDecoder.decode(each.getValue(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // nothing that was written here
    }
  }
}
