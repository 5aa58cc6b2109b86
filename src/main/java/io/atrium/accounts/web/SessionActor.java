package io.atrium.accounts.web;

import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.login.Known;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns the person of a session into an actor with the rights of this moment. Ends sessions that
 * are older than a working day, or were opened with a password that no longer holds.
 */
class SessionActor extends OncePerRequestFilter {

  private static final Duration LONGEST = Duration.ofHours(12);

  private final ActorDirectory directory;
  private final Clock clock;

  SessionActor(ActorDirectory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var found = SecurityContextHolder.getContext().getAuthentication();
    if (found != null && found.getPrincipal() instanceof SignedIn session) {
      var known = holder(session);
      if (known.isEmpty()) {
        end(request);
        PageRedirects.go(request, response, "/login?problem=ended");
        return;
      }
      SecurityContextHolder.setContext(
          new SecurityContextImpl(
              new ActorAuthentication(
                  known.get().actor(),
                  session.personId(),
                  known.get().oneTime(),
                  () -> holder(session).map(Known::actor))));
    }
    chain.doFilter(request, response);
  }

  private Optional<Known> holder(SignedIn session) {
    var age = Duration.between(session.since(), clock.instant());
    return directory
        .byId(session.personId())
        .filter(Known::active)
        .filter(known -> known.stamp() == session.stamp())
        .filter(_ -> age.compareTo(LONGEST) < 0);
  }

  private static void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
