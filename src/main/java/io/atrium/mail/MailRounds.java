package io.atrium.mail;

import io.atrium.kernel.Rounds;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has what waits in the outbox sent every few seconds. */
@Component
@ConditionalOnBooleanProperty(name = "atrium.background.enabled", matchIfMissing = true)
class MailRounds implements SmartLifecycle {

  private static final Duration FIRST = Duration.ofSeconds(15);

  private final Rounds rounds = new Rounds("mail");

  private final Postman postman;

  private final MailSettings settings;

  private volatile boolean running;

  MailRounds(Postman postman, MailSettings settings) {
    this.postman = postman;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    rounds.start();
    rounds.go(FIRST, settings.every(), postman::round);
  }

  @Override
  public void stop() {
    running = false;
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
