package io.atrium.accounts.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Remembers in a cookie which page somebody wanted before they had to log in, because there is no
 * session before login. Only paths of this portal pass; anything else leads to the start page.
 */
class NextPage {

  private static final Pattern LOCAL =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,1000}");

  private final BrowserSettings settings;

  NextPage(BrowserSettings settings) {
    this.settings = settings;
  }

  void askToLogIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getMethod().equals("GET") && !PageRedirects.isSwap(request)) {
      var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      set(response, request.getRequestURI() + query, Duration.ofMinutes(10));
    }
    PageRedirects.go(request, response, "/login");
  }

  void goOn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var wanted = wanted(request).orElse("/");
    set(response, "", Duration.ZERO);
    response.sendRedirect(wanted);
  }

  private Optional<String> wanted(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, name()))
        .map(Cookie::getValue)
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .filter(path -> LOCAL.matcher(path).matches());
  }

  private void set(HttpServletResponse response, String path, Duration age) {
    var cookie =
        ResponseCookie.from(name(), URLEncoder.encode(path, StandardCharsets.UTF_8))
            .path("/")
            .httpOnly(true)
            .secure(settings.https())
            .sameSite("Lax")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private String name() {
    return settings.cookie("next");
  }
}
