package io.atrium.simulation;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets a story come to rest: every host can be reached, nothing fails any more, and the portal gets
 * the time it needs. What has not come to rest then never would.
 */
final class Settling {

  private static final int MOST_ROUNDS = 60;

  private static final Duration WAITING = Duration.ofSeconds(1);

  /** Only who waits for room may wait on, and not in the hand of a portal that was killed. */
  private static final String AT_WORK =
      """
      due_at is not null
      and (claimed_until is not null or conditions not like '%WAITING_FOR_CAPACITY%')\
      """;

  private final Stage stage;

  private final Story story;

  private final JdbcClient jdbc;

  Settling(Stage stage, Story story) {
    this.stage = stage;
    this.story = story;
    this.jdbc = stage.portal().jdbc();
  }

  void settle() {
    stage.portal().seams().disarm();
    Cast.HOSTS.forEach(host -> stage.host(host).mend());
    Cast.HOSTS.forEach(stage::probe);
    for (var round = 0; round < MOST_ROUNDS; round++) {
      if (restsAfterWork()) {
        story.tell(stage.now(), "all is at rest");
        return;
      }
      waitForWork(round);
    }
    throw story.violation("It never comes to rest");
  }

  /** Nothing is left to do, and a sweep over every host finds nothing that would be. */
  private boolean restsAfterWork() {
    stage.reconcile();
    if (!atRest()) {
      return false;
    }
    Cast.HOSTS.forEach(stage::sweep);
    return atRest();
  }

  private boolean atRest() {
    return jdbc.sql("select count(*) from instance where " + AT_WORK).query(Long.class).single()
        == 0;
  }

  private void waitForWork(int round) {
    var next =
        jdbc.sql(
                "select min(greatest(due_at, coalesce(claimed_until, due_at))) from instance where "
                    + AT_WORK)
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant)
            .orElse(stage.now());
    var wait = Duration.between(stage.now(), next);
    // Who asks every second is let wait longer and longer.
    var longer = WAITING.multipliedBy(1L << (round / 5));
    stage.pass(wait.compareTo(longer) < 0 ? longer : wait.plusMillis(1));
  }
}
