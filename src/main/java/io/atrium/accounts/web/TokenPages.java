package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.TokenCommands;
import io.atrium.accounts.TokenScope;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.web.FormFaults;
import io.atrium.kernel.web.NextLink;
import io.atrium.kernel.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A person's own API tokens: seen, made and revoked. A new one is shown once, right here. */
@Controller
@RequestMapping("/tokens")
class TokenPages {

  private static final List<Integer> LENGTHS = List.of(7, 30, 90, 365);
  private static final int USUAL = 90;

  private final TokenCommands tokens;
  private final Clock clock;

  TokenPages(TokenCommands tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @GetMapping
  String list(Actor actor, PageRequest page, Model model) {
    return show(actor, page, new TokenFields(null, Set.of(), null), FormFaults.NONE, model);
  }

  @PostMapping
  String make(
      Actor actor, @ModelAttribute TokenFields fields, Model model, HttpServletResponse response) {
    try {
      var ends = clock.instant().plus(Duration.ofDays(fields.length()));
      var made = tokens.create(actor, fields.called(), fields.chosen(), ends);
      model.addAttribute("made", made);
      return show(
          actor,
          PageRequest.first(),
          new TokenFields(null, Set.of(), null),
          FormFaults.NONE,
          model);
    } catch (InvalidRequest refused) {
      return show(actor, PageRequest.first(), fields, FormFaults.of(refused, response), model);
    }
  }

  @PostMapping("/{id}/revoke")
  String revoke(Actor actor, @PathVariable String id) {
    tokens.revoke(actor, id);
    return "redirect:/tokens";
  }

  private String show(
      Actor actor, PageRequest page, TokenFields fields, FormFaults faults, Model model) {
    var found = tokens.list(actor, page);
    model.addAttribute("tokens", found.items());
    model.addAttribute("next", NextLink.to("/tokens", Map.of(), found.nextCursor()));
    model.addAttribute("now", clock.instant());
    model.addAttribute("scopes", TokenScope.values());
    model.addAttribute("lengths", LENGTHS);
    model.addAttribute("form", fields);
    model.addAttribute("faults", faults);
    return "accounts/tokens";
  }

  /** The form that makes a token. */
  record TokenFields(
      @Nullable String name, @Nullable Set<TokenScope> scopes, @Nullable Integer days) {

    public int length() {
      return days != null && LENGTHS.contains(days) ? days : USUAL;
    }

    public Set<TokenScope> chosen() {
      return Objects.requireNonNullElse(scopes, Set.of());
    }

    String called() {
      return Objects.requireNonNullElse(name, "");
    }
  }
}
