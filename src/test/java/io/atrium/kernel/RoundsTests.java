package io.atrium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoundsTests {

  private static final Duration AT_ONCE = Duration.ZERO;

  private static final Duration SOON = Duration.ofMillis(1);

  private final Rounds rounds = new Rounds("test");

  @Test
  void goesOnAfterARoundThatFailed() throws InterruptedException {
    var three = new CountDownLatch(3);
    rounds.start();

    rounds.go(
        AT_ONCE,
        SOON,
        () -> {
          three.countDown();
          throw new IllegalStateException("This round fails");
        });

    assertThat(three.await(1, TimeUnit.MINUTES)).isTrue();
    rounds.stop();
  }

  @Test
  void interruptsTheRoundThatIsUnderWayWhenItIsStopped() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    rounds.start();
    rounds.go(AT_ONCE, SOON, () -> awaitInterrupt(begun, interrupted));
    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

    rounds.stop();

    assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void goesAgainWhenItIsStartedAgain() throws InterruptedException {
    rounds.start();
    rounds.stop();
    var again = new CountDownLatch(1);

    rounds.start();
    rounds.go(AT_ONCE, SOON, again::countDown);

    assertThat(again.await(1, TimeUnit.MINUTES)).isTrue();
    rounds.stop();
  }

  private static void awaitInterrupt(CountDownLatch begun, CountDownLatch interrupted) {
    begun.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      interrupted.countDown();
    }
  }
}
