package io.atrium.accounts.web;

import io.atrium.accounts.login.LoginRefused;
import io.atrium.accounts.login.PasswordLogin;
import io.atrium.accounts.login.TokenLogin;
import io.atrium.kernel.AtriumException;
import io.atrium.kernel.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads {@code Authorization} of API requests: a token as Bearer, or a name and password as Basic.
 * A wrong one is answered at once, even where nobody would have to be known.
 */
class ApiLogin extends OncePerRequestFilter {

  private final TokenLogin tokens;
  private final PasswordLogin passwords;
  private final Problems problems;

  ApiLogin(TokenLogin tokens, PasswordLogin passwords, Problems problems) {
    this.tokens = tokens;
    this.passwords = passwords;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      authenticate(request)
          .ifPresent(known -> SecurityContextHolder.setContext(new SecurityContextImpl(known)));
    } catch (AtriumException refused) {
      refuse(response, refused);
      return;
    }
    chain.doFilter(request, response);
  }

  /** Answers that somebody is not known, in the words that HTTP has for it. */
  void refuse(HttpServletResponse response, AtriumException refused) throws IOException {
    if (refused instanceof LoginRefused) {
      response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"atrium\"");
      response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"atrium\", charset=\"UTF-8\"");
    }
    problems.write(response, refused);
  }

  private Optional<ActorAuthentication> authenticate(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return Optional.empty();
    }
    var parts = header.strip().split(" +", 2);
    var credentials = parts.length == 2 ? parts[1].strip() : "";
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "bearer" -> Optional.of(byToken(credentials));
      case "basic" -> Optional.of(byPassword(credentials, request.getRemoteAddr()));
      default -> throw LoginRefused.nothing();
    };
  }

  private ActorAuthentication byToken(String secret) {
    var use = tokens.login(secret);
    return new ActorAuthentication(
        use.actor(), use.token().id(), use.maker().oneTime(), () -> tokens.again(use));
  }

  private ActorAuthentication byPassword(String credentials, String address) {
    var pair = decoded(credentials).split(":", 2);
    if (pair.length < 2) {
      throw LoginRefused.password();
    }
    var known = passwords.login(pair[0], pair[1], address);
    return new ActorAuthentication(
        known.actor(), known.actor().personId(), known.oneTime(), () -> passwords.again(known));
  }

  private static String decoded(String credentials) {
    try {
      return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw LoginRefused.password();
    }
  }
}
