package io.atrium.drivers.libvirt.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunsTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final MovableClock clock = new MovableClock(NOON);

  private final Runs runs = new Runs(clock);

  @Test
  void aRunIsKnownFromItsBeginningToItsEnd() {
    runs.begun("i-1", 4);
    later();
    assertThat(runs.running("i-1", 4, 100).startedAt()).isEqualTo(NOON);

    runs.endTold("i-1");

    assertThat(runs.over("i-1").startedAt()).isEqualTo(NOON);
    assertThat(runs.over("i-1").endedAt()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void whatWasNotHeardIsNotKnown() {
    assertThat(runs.running("i-1", 4, 100)).isEqualTo(Run.UNKNOWN);
    assertThat(runs.over("i-1")).isEqualTo(Run.UNKNOWN);
  }

  @Test
  void theFirstWordOnABeginningHoldsAndSoDoesTheFirstOnAnEnd() {
    runs.begun("i-1", 4);
    later();
    runs.begun("i-1", 4);
    runs.endTold("i-1");
    later();
    runs.endedByUs("i-1");

    assertThat(runs.over("i-1").startedAt()).isEqualTo(NOON);
    assertThat(runs.over("i-1").endedAt()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void aLateNoticeOfAnEndThatWeMadeDoesNotEndTheNextRun() {
    runs.begun("i-1", 4);
    runs.endedByUs("i-1");
    later();
    runs.begun("i-1", 5);

    runs.endTold("i-1");

    assertThat(runs.running("i-1", 5, 0).startedAt()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void afterALostLineARunMustProveThatItIsTheSame() {
    runs.begun("i-1", 4);
    runs.running("i-1", 4, 5_000);
    runs.lineLost();

    assertThat(runs.running("i-1", 4, 6_000).startedAt()).isEqualTo(NOON);
    assertThat(runs.running("i-1", 5, 7_000)).isEqualTo(Run.UNKNOWN);
    assertThat(runs.running("i-1", 4, 100)).isEqualTo(Run.UNKNOWN);
  }

  @Test
  void afterALostLineAnOldEndMeansNothing() {
    runs.begun("i-1", 4);
    runs.endTold("i-1");

    runs.lineLost();

    assertThat(runs.over("i-1")).isEqualTo(Run.UNKNOWN);
  }

  private void later() {
    clock.advance(Duration.ofSeconds(10));
  }
}
