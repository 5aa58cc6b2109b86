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

  void give(Actor actor, QuotaRequest request, QuotaLimits granted, Instant now) {
    var scope = request.scopeId();
    var from = request.from();
    var to = request.to();
    if (to == null) {
      commands.lift(actor, scope, granted);
    } else {
      var begin = from == null || from.isBefore(now) ? now : from;
      windows.grant(actor, scope, granted, begin, to, request.reason());
    }
  }
}
