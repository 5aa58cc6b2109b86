package io.atrium.mail.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.mail.OutboxCommands;
import io.atrium.mail.OutboxQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** What waits to be sent and what was given up, for the health page. */
@Controller
class MailPages {

  private final OutboxQueries queries;

  private final OutboxCommands commands;

  MailPages(OutboxQueries queries, OutboxCommands commands) {
    this.queries = queries;
    this.commands = commands;
  }

  @GetMapping("/mail/panels/outbox")
  String outbox(
      Actor actor,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
      Model model) {
    model.addAttribute("mail", queries.state(actor));
    model.addAttribute("mayRetry", actor.may(Permission.ADMINISTER));
    return swap == null ? "mail/outbox" : "mail/outbox :: outbox";
  }

  @PostMapping("/mail/try-again")
  String tryAgain(Actor actor) {
    commands.tryAgain(actor);
    return "redirect:/health/checks";
  }
}
