package io.atrium.mail;

import io.atrium.kernel.RecurringWork;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Has what waits in the outbox sent every few seconds. */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class MailRounds extends RecurringWork {

  private static final Duration FIRST = Duration.ofSeconds(15);

  MailRounds(Postman postman, MailSettings settings) {
    super("mail", FIRST, settings.every(), postman::round);
  }
}
