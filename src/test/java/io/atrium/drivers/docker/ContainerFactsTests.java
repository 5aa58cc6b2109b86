package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.kernel.Size;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read out of the engine's description of a container. */
class ContainerFactsTests {

  private static final String RUN =
      "\"StartedAt\": \"2026-03-01T10:00:00.123456789Z\","
          + " \"FinishedAt\": \"2026-03-01T11:00:00.5+01:00\",";

  private static final String NEVER =
      "\"StartedAt\": \"0001-01-01T00:00:00Z\", \"FinishedAt\": \"0001-01-01T00:00:00Z\",";

  @Test
  void whatNeverRanIsStoppedAndHasNoTimes() {
    var seen = ContainerFacts.observe(Described.inState(NEVER + "\"Status\": \"created\""));

    assertThat(seen.power()).isEqualTo(PowerState.STOPPED);
    assertThat(seen.startedAt()).isNull();
    assertThat(seen.endedAt()).isNull();
    assertThat(seen.addresses()).isEmpty();
  }

  @Test
  void aRunThatGoesOnHasItsBeginningToTheNanosecondAndNoEnd() {
    var seen = ContainerFacts.observe(Described.inState(RUN + "\"Status\": \"running\""));

    assertThat(seen.power()).isEqualTo(PowerState.RUNNING);
    assertThat(seen.startedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00.123456789Z"));
    assertThat(seen.endedAt()).isNull();
    assertThat(seen.addresses()).containsExactly("172.18.0.5");
  }

  @Test
  void aTimeInAnotherZoneIsTheSameInstant() {
    var seen =
        ContainerFacts.observe(Described.inState(RUN + "\"Status\": \"exited\", \"ExitCode\": 0"));

    assertThat(seen.endedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00.500Z"));
  }

  @Test
  void anEndThatTheEngineNotedAfterARestartOfTheMachineIsNotTold() {
    var seen = Described.inState(RUN + "\"Status\": \"exited\", \"ExitCode\": 255");
    var between = new KernelStart(Instant.parse("2026-03-01T10:00:00.3Z"));
    var before = new KernelStart(Instant.parse("2026-03-01T09:00:00Z"));

    assertThat(ContainerFacts.observe(seen, between).endedAt()).isNull();
    assertThat(ContainerFacts.observe(seen, between).remark()).contains("host went down");
    assertThat(ContainerFacts.observe(seen, before).endedAt()).isNotNull();
  }

  @Test
  void whatIsPausedStillRunsAndSaysSo() {
    var seen =
        ContainerFacts.observe(
            Described.inState(RUN + "\"Status\": \"paused\", \"Paused\": true, \"Running\": true"));

    assertThat(seen.power()).isEqualTo(PowerState.RUNNING);
    assertThat(seen.remark()).isEqualTo("It is paused on its host.");
  }

  @ParameterizedTest
  @CsvSource({
    "0, STOPPED",
    "143, STOPPED",
    "137, STOPPED",
    "131, STOPPED",
    "130, CRASHED",
    "1, CRASHED",
    "127, CRASHED"
  })
  void theExitStatusTellsStoppedFromCrashed(int status, PowerState power) {
    var state = RUN + "\"Status\": \"exited\", \"ExitCode\": " + status;

    assertThat(ContainerFacts.observe(Described.inState(state, "SIGQUIT")).power())
        .isEqualTo(power);
  }

  @Test
  void whatRanOutOfMemoryHasCrashedThoughItWasKilledLikeWhatIsStopped() {
    var state = RUN + "\"Status\": \"exited\", \"ExitCode\": 137, \"OOMKilled\": true";

    var seen = ContainerFacts.observe(Described.inState(state));

    assertThat(seen.power()).isEqualTo(PowerState.CRASHED);
    assertThat(seen.remark()).contains("out of memory");
  }

  @ParameterizedTest
  @CsvSource({
    "removing, BUILDING",
    "restarting, BUILDING",
    "dead, CRASHED",
    "unheard-of, BUILDING"
  })
  void whatIsAboutToChangeIsNeitherRunningNorStopped(String status, PowerState power) {
    var state = RUN + "\"Status\": \"%s\"".formatted(status);

    assertThat(ContainerFacts.observe(Described.inState(state)).power()).isEqualTo(power);
  }

  @Test
  void theSizeIsWhatTheEngineEnforcesAndTheDiskWhatWasOrdered() {
    var seen = ContainerFacts.observe(Described.with("\"NanoCpus\": 1500000000"));

    assertThat(seen.size()).isEqualTo(new Size(2, 256, 7));
  }
}
