package io.atrium.accounts.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Keeps the name that was entered with a wrong password until the form is shown again, in a cookie
 * that only this portal reads: there is no session before login, and an address is seen by many.
 */
class LoginName extends OncePerRequestFilter {

  private static final int LONGEST = 64;

  private final BrowserSettings settings;

  LoginName(BrowserSettings settings) {
    this.settings = settings;
  }

  void keep(HttpServletResponse response, @Nullable String name) {
    if (name != null && !name.isBlank() && name.length() <= LONGEST) {
      set(response, name.strip(), Duration.ofMinutes(1));
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET")
        || !request.getRequestURI().equals(request.getContextPath() + "/login");
  }

  /** Gives the form what it is filled with, this once. */
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = WebUtils.getCookie(request, settings.cookie("login"));
    if (kept != null) {
      set(response, "", Duration.ZERO);
      request.setAttribute("loginName", decoded(kept));
    }
    chain.doFilter(request, response);
  }

  private static @Nullable String decoded(Cookie kept) {
    try {
      var name = URLDecoder.decode(kept.getValue(), StandardCharsets.UTF_8);
      return name.length() <= LONGEST ? name : null;
    } catch (IllegalArgumentException _) {
      return null; // nothing that was written here
    }
  }

  private void set(HttpServletResponse response, String name, Duration age) {
    var cookie =
        ResponseCookie.from(
                settings.cookie("login"), URLEncoder.encode(name, StandardCharsets.UTF_8))
            .path("/")
            .httpOnly(true)
            .secure(settings.https())
            .sameSite("Lax")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
