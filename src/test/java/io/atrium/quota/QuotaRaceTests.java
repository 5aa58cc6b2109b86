package io.atrium.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.accounts.TestDepartments;
import io.atrium.kernel.Size;
import io.atrium.testing.BothDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@DataJpaTest
@BothDatabases
@Import(QuotaRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class QuotaRaceTests {

  private static final Logger LOG = LoggerFactory.getLogger(QuotaRaceTests.class);

  private static final int RIVALS = 64;

  /** Few in the usual run; all 500 with {@code -Plive}, or {@code -Dquota.rounds=500}. */
  private static final int ROUNDS = Integer.getInteger("quota.rounds", 25);

  private static final Amounts ONE = Amounts.of(new Size(1, 512, 5));

  @Autowired private Quotas quotas;
  @Autowired private QuotaQueries queries;
  @Autowired private QuotaCommands commands;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestDepartments departments;

  @Test
  void rule5ExactlyOneOfManyRivalsGetsTheLastPlaceInEveryRound() throws Exception {
    var begin = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      var physics = departments.department("Physics");
      commands.set(
          Actor.portal(), physics, new QuotaLimits(1L, null, null, null, null, null), null);

      var winners = rivals(physics, physics);

      assertThat(winners).as("round %d", round).hasSize(1);
      assertThat(held(physics)).as("round %d", round).isEqualTo(1);
    }
    var seconds = (System.nanoTime() - begin) / 1_000_000_000;
    LOG.info("{} rivals, {} rounds: one winner each, 0 over, {} s", RIVALS, ROUNDS, seconds);
  }

  @RepeatedTest(10)
  void rule5NobodyIsRefusedWhileThereIsRoom() throws Exception {
    var physics = departments.department("Physics");
    var optics = departments.below(physics, "Optics");
    var sound = departments.below(physics, "Sound");
    var enough = new QuotaLimits((long) RIVALS, null, null, null, null, null);
    commands.set(Actor.portal(), physics, enough, null);

    var winners = rivals(optics, sound);

    assertThat(winners).hasSize(RIVALS);
    assertThat(held(physics)).isEqualTo(RIVALS);
    assertThat(held(optics)).isEqualTo(RIVALS / 2);
  }

  @Test
  void endsWithNothingTakenHoweverReleasesAndHoldsCross() throws Exception {
    var physics = departments.department("Physics");

    together(rival -> {
      var subject = subject(physics, rival);
      hold(subject, physics, rival);
      transaction.executeWithoutResult(_ -> quotas.commit(subject));
      transaction.executeWithoutResult(_ -> quotas.release(subject));
      transaction.executeWithoutResult(_ -> quotas.release(subject));
      return true;
    });

    assertThat(queries.of(physics).of(QuotaMeter.VCPUS)).isEqualTo(new Counter(400L, 0, 0));
  }

  private List<Integer> rivals(String even, String odd) throws Exception {
    return together(rival -> {
      var department = rival % 2 == 0 ? even : odd;
      try {
        hold(subject(department, rival), department, rival);
        return true;
      } catch (QuotaExceeded _) {
        return false;
      }
    });
  }

  private void hold(String subject, String department, int rival) {
    // Four people, so that the rows of one person are wanted by many at once, too.
    var person = "person-" + rival % 4;
    transaction.executeWithoutResult(
        _ -> quotas.hold(new Hold(subject, "op-1", department, person, ONE)));
  }

  private static String subject(String department, int rival) {
    return "%s-%d".formatted(department, rival);
  }

  private long held(String department) {
    return queries.of(department).of(QuotaMeter.INSTANCES).held();
  }

  /** Lets all rivals begin in the same moment; answers those for which the attempt was true. */
  private static List<Integer> together(Attempt attempt)
      throws InterruptedException, ExecutionException {
    var go = new CountDownLatch(1);
    var outcomes = new ArrayList<Future<Boolean>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int rival = 0; rival < RIVALS; rival++) {
        var number = rival;
        outcomes.add(
            threads.submit(() -> {
              go.await();
              return attempt.by(number);
            }));
      }
      go.countDown();
    }
    var winners = new ArrayList<Integer>();
    for (int rival = 0; rival < RIVALS; rival++) {
      if (outcomes.get(rival).get()) {
        winners.add(rival);
      }
    }
    return winners;
  }

  private interface Attempt {
    boolean by(int rival);
  }
}
