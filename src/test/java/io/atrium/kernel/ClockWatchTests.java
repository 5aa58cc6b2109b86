package io.atrium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@DataJpaTest
@BothDatabases
@Import(ClockJumps.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class ClockWatchTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Autowired private ClockJumps jumps;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  private final MovableClock wall = new MovableClock(NOON);

  private final AtomicLong nanos = new AtomicLong(-5);

  private final List<ClockJumped> told = new ArrayList<>();

  private ClockWatch watch;

  @BeforeEach
  void begin() {
    jdbc.sql("delete from clock_jump").update();
    watch = new ClockWatch(wall, nanos::get, jumps, transaction, this::heard);
  }

  @Test
  void keepsAndTellsAJumpOfMoreThanAMinute() {
    passes(10);
    wall.advance(Duration.ofSeconds(61));
    watch.look();
    passes(10);
    watch.look();

    var jump = new ClockJump(NOON.plusSeconds(71), Duration.ofSeconds(61));
    assertThat(jumps.latest()).contains(jump);
    assertThat(told)
        .singleElement()
        .satisfies(each -> {
          assertThat(each.action()).isEqualTo("clock.jumped");
          assertThat(each.details())
              .containsEntry("seconds", "61")
              .containsEntry("sentence", "It went forward by 0 h 1 min 1 s.");
        });
  }

  @Test
  void keepsAStepBackwardsAndTellsItsLengthWithoutASign() {
    passes(10);
    wall.advance(Duration.ofHours(-25));
    watch.look();

    assertThat(jumps.latest())
        .hasValueSatisfying(jump -> {
          assertThat(jump.back()).isTrue();
          assertThat(jump.length()).isEqualTo(Duration.ofHours(25));
          assertThat(jump.at()).isEqualTo(NOON.plusSeconds(10).minus(Duration.ofHours(25)));
        });
  }

  @Test
  void tellsTheOneThatWasNoticedLastThoughItWentBack() {
    wall.advance(Duration.ofDays(2));
    watch.look();
    wall.advance(Duration.ofDays(-2));
    watch.look();

    assertThat(jumps.latest()).contains(new ClockJump(NOON, Duration.ofDays(-2)));
  }

  @Test
  void takesNoPauseOfItsOwnForAJump() {
    passes(86_400);
    watch.look();

    assertThat(jumps.latest()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void takesAMinuteAndLessForTheUsualSettingOfAClock() {
    wall.advance(Duration.ofSeconds(60));
    watch.look();
    wall.advance(Duration.ofSeconds(-60));
    watch.look();

    assertThat(jumps.latest()).isEmpty();
  }

  @Test
  void saysNothingWhereReadingTheClocksTookTooLong() {
    var slow = new AtomicLong();
    var halting =
        new ClockWatch(
            wall, () -> slow.addAndGet(90_000_000_000L), jumps, transaction, this::heard);

    halting.look();

    assertThat(told).isEmpty();
  }

  private void heard(Object event) {
    told.add((ClockJumped) event);
  }

  private void passes(long seconds) {
    wall.advance(Duration.ofSeconds(seconds));
    nanos.addAndGet(seconds * 1_000_000_000);
  }
}
