package io.atrium.accounts.web;

import io.atrium.kernel.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets people with a one-time password do one thing only: replace it. */
class OneTimeGate extends OncePerRequestFilter {

  private static final Set<String> OPEN =
      Set.of("/api/v1/me", "/password", "/logout", "/login", "/health", "/error");

  private final Problems problems;

  private final @Nullable NextPage next;

  /**
   * Guards one of the ways in.
   *
   * @param next remembers the page that was asked for; null where no pages are
   */
  OneTimeGate(Problems problems, @Nullable NextPage next) {
    this.problems = problems;
    this.next = next;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var found = SecurityContextHolder.getContext().getAuthentication();
    var waits = found instanceof ActorAuthentication known && known.oneTime();
    if (!waits || OPEN.contains(request.getRequestURI())) {
      chain.doFilter(request, response);
    } else if (Problems.speaksJson(request)) {
      problems.write(response, new PasswordChangeRequired());
    } else {
      if (next != null) {
        next.remember(request, response);
      }
      PageRedirects.go(request, response, "/password");
    }
  }
}
