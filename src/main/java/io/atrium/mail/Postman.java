package io.atrium.mail;

import io.atrium.accounts.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Sends what waits, one mail after the other. That a mail is taken and that it is sent are written
 * down in two short transactions with the server between them; if the portal ends right there, the
 * mail is sent once more, under the same id: better twice than never.
 */
@Component
class Postman {

  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

  private final OutboxRows rows;
  private final MailServer server;
  private final People people;
  private final MailSettings settings;
  private final Clock clock;

  Postman(OutboxRows rows, MailServer server, People people, MailSettings settings, Clock clock) {
    this.rows = rows;
    this.server = server;
    this.people = people;
    this.settings = settings;
    this.clock = clock;
  }

  /** Sends what is due until there is nothing left or the server cannot be used. */
  void round() {
    var now = clock.instant();
    rows.forgetEnded(now.minus(settings.keepFor()));
    if (!server.isSet()) {
      rows.forgetWaiting(now.minus(settings.waitFor()));
      return;
    }
    var goOn = true;
    while (goOn && !Thread.currentThread().isInterrupted()) {
      goOn = next().map(this::deliver).orElse(false);
    }
  }

  private Optional<OutgoingMail> next() {
    var now = clock.instant();
    return rows.takeDue(now, now.plus(settings.lease()));
  }

  /** Whether the next one may be tried. */
  private boolean deliver(OutgoingMail mail) {
    var address = people.addresses(List.of(mail.personId())).get(mail.personId());
    if (address == null) {
      rows.giveUp(mail, "They have left, or have no e-mail address any more", clock.instant());
      return true;
    }
    var addressed =
        new OutgoingMail(
            mail.id(), mail.personId(), address, mail.letter(), mail.attempts(), mail.epoch());
    return !rows.stands(addressed, clock.instant()) || settle(addressed, server.send(addressed));
  }

  private boolean settle(OutgoingMail mail, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted() -> {
        rows.sent(mail, clock.instant());
        yield true;
      }
      case Delivery.Refused(var why) -> {
        giveUp(mail, why);
        yield true;
      }
      case Delivery.Later(var why) -> {
        again(mail, why);
        yield true;
      }
      case Delivery.Unreachable(var why) -> {
        again(mail, why);
        yield false;
      }
    };
  }

  private void again(OutgoingMail mail, String why) {
    var pause = pause(mail.attempts());
    if (pause == BackOffExecution.STOP) {
      giveUp(mail, why);
    } else {
      LOG.info("Mail {} waits {} s for its next attempt: {}", mail.id(), pause / 1_000, why);
      rows.again(mail, why, clock.instant().plusMillis(pause));
    }
  }

  private void giveUp(OutgoingMail mail, String why) {
    LOG.warn("Mail {} is given up after {} attempts: {}", mail.id(), mail.attempts(), why);
    Instant now = clock.instant();
    rows.giveUp(mail, why, now);
  }

  /** In milliseconds after so many attempts in vain. */
  private long pause(int attempts) {
    var doubling = new ExponentialBackOff(settings.firstPause().toMillis(), 2);
    doubling.setMaxInterval(settings.longestPause().toMillis());
    doubling.setMaxAttempts(settings.attempts() - 1);
    var pauses = doubling.start();
    for (int i = 1; i < attempts; i++) {
      var _ = pauses.nextBackOff();
    }
    return pauses.nextBackOff();
  }
}
