package io.atrium.accounts.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the name that was entered with a wrong password until the form is shown again, in a cookie
 * that only this portal reads: there is no session before login, and an address is seen by many.
 */
class LoginName extends OncePerRequestFilter {

  private static final int LONGEST = 64;

  private final CookieNote note;

  LoginName(BrowserSettings settings) {
    this.note = new CookieNote(settings, "login");
  }

  void keep(HttpServletResponse response, @Nullable String name) {
    if (name != null && !name.isBlank() && name.length() <= LONGEST) {
      note.write(response, name.strip(), Duration.ofMinutes(1));
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
    var kept = note.read(request);
    if (kept.isPresent()) {
      note.tearUp(response);
      request.setAttribute("loginName", kept.filter(name -> name.length() <= LONGEST).orElse(null));
    }
    chain.doFilter(request, response);
  }
}
