package io.atrium.quota;

import io.atrium.accounts.Actor;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Gives what was granted, in the transaction of the decision: for good as the limit itself, with an
 * end as windows.
 */
@Component
class Grants {

  private final QuotaCommands commands;

  private final QuotaWindows windows;

  Grants(QuotaCommands commands, QuotaWindows windows) {
    this.commands = commands;
    this.windows = windows;
  }

  /** Refuses at once what could not be given later: of a limit there is one window at a time. */
  void requireRoom(QuotaRequest request, Instant now) {
    var to = request.to();
    if (to != null) {
      windows.requireFree(request.scopeId(), request.wished(), begin(request, now), to);
    }
  }

  void give(Actor actor, QuotaRequest request, QuotaLimits granted, Instant now) {
    var scope = request.scopeId();
    var to = request.to();
    if (to == null) {
      commands.lift(actor, scope, granted);
    } else {
      windows.grant(actor, scope, granted, begin(request, now), to, request.reason());
    }
  }

  private static Instant begin(QuotaRequest request, Instant now) {
    var from = request.from();
    return from == null || from.isBefore(now) ? now : from;
  }
}
