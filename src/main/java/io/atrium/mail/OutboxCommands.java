package io.atrium.mail;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators may do to the outbox. */
@Service
public class OutboxCommands {

  private final OutboxRows rows;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OutboxCommands(OutboxRows rows, ApplicationEventPublisher events, Clock clock) {
    this.rows = rows;
    this.events = events;
    this.clock = clock;
  }

  /** Has what was given up, and what waits after a failure, tried again from the beginning. */
  @Transactional
  public int tryAgain(Actor actor) {
    actor.require(Permission.ADMINISTER);
    var now = clock.instant();
    var count = rows.tryAgain(now);
    if (count > 0) {
      var details = Map.of("name", count == 1 ? "1 mail" : "%d mails".formatted(count));
      events.publishEvent(new MailRetried(actor.personId(), details, now));
    }
    return count;
  }
}
