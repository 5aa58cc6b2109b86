package io.atrium.drivers.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that keeps no times, and what is known of it because it was heard. */
class ForgetfulHostTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final MovableClock clock = new MovableClock(NOON);

  private final SimulatedTestBed bed = new SimulatedTestBed(clock, SimulationSettings.instant());

  private final Bench bench = new Bench(bed);

  private String id = "";

  @BeforeEach
  void runFromNoon() {
    bed.kit().keepNoTimes();
    id = bench.running();
    clock.advance(Duration.ofSeconds(100));
  }

  @Test
  void theEndIsKnownAtTheFirstLookAlthoughItsNoticeComesAfterWhatIsSeen() {
    bed.kit().tellLate();

    bed.kit().tamper(id, PowerState.STOPPED);

    assertThat(look().endedAt()).isBetween(NOON.plusSeconds(100), NOON.plusSeconds(101));
  }

  @Test
  void theEndIsStillKnownWhenTheLineIsLostBeforeAnybodyLooked() {
    bed.kit().tamper(id, PowerState.STOPPED);
    clock.advance(Duration.ofSeconds(30));
    bed.kit().loseLine();

    assertThat(look().endedAt()).isEqualTo(NOON.plusSeconds(100));
  }

  @Test
  void theEndIsNotKnownWhereItsNoticeWasLostWithTheLine() {
    bed.kit().tellLate();
    bed.kit().tamper(id, PowerState.STOPPED);
    bed.kit().loseLine();

    assertThat(look().endedAt()).isNull();
  }

  @Test
  void theEndOfTheRunBeforeIsKnownWhenItRunsAgain() {
    bed.kit().tamper(id, PowerState.STOPPED);
    clock.advance(Duration.ofSeconds(30));
    bed.kit().tamper(id, PowerState.RUNNING);

    assertThat(look().endedAt()).isEqualTo(NOON.plusSeconds(100));
    assertThat(look().startedAt()).isEqualTo(NOON.plusSeconds(130));
  }

  @Test
  void theEndIsTheFirstWordOnItWhereEverythingIsToldTwice() {
    bed.kit().tellTwice();
    bed.kit().tamper(id, PowerState.STOPPED);
    clock.advance(Duration.ofSeconds(30));

    assertThat(look().endedAt()).isEqualTo(NOON.plusSeconds(100));
  }

  @Test
  void anotherPortalProcessKnowsTheBeginningBecauseItIsNotedOnTheHost() {
    look();

    bed.kit().losePortal();

    assertThat(look().startedAt()).isEqualTo(NOON);
  }

  @Test
  void whatWasStoppedAndStartedWhileNobodyListenedIsAnotherRunSinceItIsSeen() {
    look();
    bed.kit().tamper(id, PowerState.STOPPED);
    clock.advance(Duration.ofSeconds(30));
    bed.kit().tamper(id, PowerState.RUNNING);
    bed.kit().losePortal();
    clock.advance(Duration.ofSeconds(30));

    assertThat(look().startedAt()).isEqualTo(NOON.plusSeconds(160));
  }

  private Present look() {
    return (Present) bench.inspect(id);
  }
}
