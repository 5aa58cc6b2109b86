package io.atrium.accounts.web;

import io.atrium.accounts.login.LoginRefused;
import io.atrium.accounts.login.PasswordLogin;
import io.atrium.accounts.store.LastLogins;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Logs people in by the form: the same rules as for the API, another way to tell the outcome. */
class PageLogin implements AuthenticationProvider {

  private final PasswordLogin passwords;
  private final LastLogins lastLogins;
  private final Clock clock;

  PageLogin(PasswordLogin passwords, LastLogins lastLogins, Clock clock) {
    this.passwords = passwords;
    this.lastLogins = lastLogins;
    this.clock = clock;
  }

  @Override
  public boolean supports(Class<?> type) {
    return type == UsernamePasswordAuthenticationToken.class;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    var address =
        asked.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    try {
      var known = passwords.login(asked.getName(), String.valueOf(asked.getCredentials()), address);
      lastLogins.note(known.actor().personId(), clock.instant());
      var session = SignedIn.of(known, clock.instant());
      return UsernamePasswordAuthenticationToken.authenticated(session, null, List.of());
    } catch (AtriumException refused) {
      throw new Refused(refused);
    }
  }

  /** Back to the form, which says why: wrong, or for how long to wait. */
  static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      AuthenticationException failure,
      LoginName name)
      throws IOException {
    name.keep(response, request.getParameter("username"));
    var query =
        switch (failure.getCause()) {
          case LoginRefused _ -> "problem=refused";
          case AtriumException paused ->
              Problems.retryAfter(paused)
                  .map(wait -> "problem=paused&minutes=" + wait.plusSeconds(59).toMinutes())
                  .orElse("problem=busy");
          case null, default -> "problem=refused";
        };
    response.sendRedirect(request.getContextPath() + "/login?" + query);
  }

  /** Carries our own reason through Spring Security. */
  private static final class Refused extends AuthenticationException {

    Refused(AtriumException reason) {
      super(reason.sentence(), reason);
    }
  }
}
