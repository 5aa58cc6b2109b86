package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.ProfileCommands;
import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The form where people choose their own password: once after they were given one, and whenever
 * they like. All their other sessions end by it, this one goes on under a new id.
 */
@Controller
class PasswordPages {

  private final ProfileCommands profiles;
  private final ActorDirectory directory;
  private final Clock clock;
  private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

  private final NextPage next;

  PasswordPages(
      ProfileCommands profiles, ActorDirectory directory, Clock clock, BrowserSettings settings) {
    this.profiles = profiles;
    this.directory = directory;
    this.clock = clock;
    this.next = new NextPage(settings);
  }

  @GetMapping("/password")
  String form(Actor actor, Model model) {
    return show(actor, List.of(), model);
  }

  @PostMapping("/password")
  @Nullable String change(
      Actor actor,
      @RequestParam String currentPassword,
      @RequestParam String password,
      @RequestParam String repeated,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    try {
      profiles.changePassword(actor, currentPassword, password, repeated);
    } catch (InvalidRequest wrong) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return show(actor, wrong.faults(), model);
    }
    goOnUnderNewId(actor, request, response);
    next.goOn(request, response);
    return null;
  }

  private String show(Actor actor, List<FieldFault> faults, Model model) {
    Map<String, String> errors =
        faults.stream()
            .collect(
                Collectors.toMap(
                    FieldFault::field,
                    fault -> "It %s.".formatted(fault.message()),
                    (first, _) -> first));
    model.addAttribute("errors", errors);
    model.addAttribute("login", profiles.profile(actor).login());
    model.addAttribute("oneTime", profiles.profile(actor).oneTimePassword());
    return "accounts/password";
  }

  private void goOnUnderNewId(
      Actor actor, HttpServletRequest request, HttpServletResponse response) {
    request.changeSessionId();
    var known = directory.byId(actor.personId()).orElseThrow();
    var session = SignedIn.of(known, clock.instant());
    var context =
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(session, null, List.of()));
    sessions.saveContext(context, request, response);
  }
}
