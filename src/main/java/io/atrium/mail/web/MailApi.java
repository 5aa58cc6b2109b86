package io.atrium.mail.web;

import io.atrium.accounts.Actor;
import io.atrium.mail.OutboxCommands;
import io.atrium.mail.OutboxQueries;
import io.atrium.mail.OutboxState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the mail stands, for programs that watch the portal. */
@RestController
@RequestMapping("/api/v1/mail")
@Tag(name = "Mail", description = "What the portal writes to people")
class MailApi {

  private final OutboxQueries queries;

  private final OutboxCommands commands;

  MailApi(OutboxQueries queries, OutboxCommands commands) {
    this.queries = queries;
    this.commands = commands;
  }

  @GetMapping
  @Operation(
      summary = "Show how many mails wait, how many were given up, and why",
      description = "Operators and auditors only. Names the last twenty that did not get through.")
  MailView state(Actor actor) {
    return MailView.of(queries.state(actor));
  }

  @PostMapping("/actions/try-again")
  @Operation(
      summary = "Have the mails that did not get through tried again from the beginning",
      description =
          "They go out within seconds, if the mail server takes them now. Operators only.")
  RetriedView tryAgain(Actor actor) {
    return new RetriedView(commands.tryAgain(actor));
  }

  /** How many are on their way again. */
  record RetriedView(int retried) {}

  /** How the mail stands. */
  record MailView(
      @Nullable String server,
      long waiting,
      @Nullable Instant oldest,
      long failed,
      @Nullable Instant lastSent,
      List<TroubleView> troubles) {

    static MailView of(OutboxState state) {
      return new MailView(
          state.server(),
          state.waiting(),
          state.oldest(),
          state.failed(),
          state.lastSent(),
          state.troubles().stream().map(TroubleView::of).toList());
    }
  }

  /** A mail that did not get through. */
  record TroubleView(
      String id,
      String personId,
      String subject,
      int attempts,
      String failure,
      Instant writtenAt,
      @Nullable Instant nextAt) {

    static TroubleView of(OutboxState.Trouble trouble) {
      return new TroubleView(
          trouble.id(),
          trouble.personId(),
          trouble.subject(),
          trouble.attempts(),
          trouble.failure(),
          trouble.writtenAt(),
          trouble.nextAt());
    }
  }
}
