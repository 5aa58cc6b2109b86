package io.atrium.drivers.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostReport.Health;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import io.atrium.testing.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What only simulated hosts can do: fail by plan, take their time without waiting, and remember.
 */
class SimulatedHostsTests {

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private static final SimulationSettings UNHURRIED =
      new SimulationSettings(
          Duration.ofSeconds(4), Duration.ofSeconds(4), Duration.ofSeconds(4), 1, false);

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(6);

  private static final String FIRST = "i-00000000000000001";

  private static final String SECOND = "i-00000000000000002";

  private final MovableClock clock = new MovableClock(START);

  private final List<PowerChange> truth = new ArrayList<>();

  private SimulatedHosts hosts = SimulatedHosts.passing(clock, SimulationSettings.instant());

  private SimulatedDriver driver = new SimulatedDriver(hosts);

  @BeforeEach
  void writeDownTheTruth() {
    hosts.witness(truth::add);
  }

  @Test
  void whatTakesTimeIsNotCompleteUntilItsTimeHasComeAndNobodyWaits() {
    use(SimulatedHosts.passing(clock, UNHURRIED));

    driver.create(link(), spec(FIRST, 1));
    assertThat(power(FIRST)).isEqualTo(PowerState.BUILDING);
    assertThatExceptionOfType(Busy.class).isThrownBy(() -> driver.start(ref(FIRST)));
    clock.advance(LONG_ENOUGH);
    assertThat(power(FIRST)).isEqualTo(PowerState.STOPPED);
    driver.start(ref(FIRST));
    assertThat(power(FIRST)).isEqualTo(PowerState.BUILDING);
    clock.advance(LONG_ENOUGH);

    var running = present(FIRST);
    assertThat(running.power()).isEqualTo(PowerState.RUNNING);
    assertThat(running.startedAt()).isBetween(clock.instant().minusSeconds(4), clock.instant());
  }

  @Test
  void aGuestThatNeedsLongerThanItsGraceIsCutOff() {
    use(SimulatedHosts.passing(clock, UNHURRIED));
    driver.create(link(), spec(FIRST, 1));
    clock.advance(LONG_ENOUGH);
    driver.start(ref(FIRST));
    clock.advance(LONG_ENOUGH);

    driver.stop(ref(FIRST), Duration.ofMinutes(1));
    assertThat(power(FIRST)).isEqualTo(PowerState.RUNNING);
    driver.stop(ref(FIRST), Duration.ZERO);

    assertThat(power(FIRST)).isEqualTo(PowerState.STOPPED);
    assertThat(present(FIRST).endedAt()).isEqualTo(clock.instant());
  }

  @Test
  void varyTheirTimesRepeatablyBySeed() {
    assertThat(timesOf(5)).isEqualTo(timesOf(5)).isNotEqualTo(timesOf(6)).doesNotHaveDuplicates();
  }

  @Test
  void failAsPlannedOnceAndThenWork() {
    host().failNext(Verb.CREATE, new NoRoom("The disk is full."));

    assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> driver.create(link(), spec(FIRST, 1)));
    assertThat(host().holds()).isEmpty();
    driver.create(link(), spec(FIRST, 1));

    assertThat(host().holds()).containsExactly(FIRST);
  }

  @Test
  void canDoWhatWasAskedAndLoseTheAnswer() {
    host().loseNextAnswer(Verb.CREATE);

    assertThatExceptionOfType(HostUnreachable.class)
        .isThrownBy(() -> driver.create(link(), spec(FIRST, 1)));

    assertThat(host().holds()).containsExactly(FIRST);
    assertThat(power(FIRST)).isEqualTo(PowerState.STOPPED);
  }

  @Test
  void whatIsSlowHappensLaterAndBeyondTheDeadlineUnheard() {
    host().slow(Verb.START, Duration.ofSeconds(30));
    driver.create(link(), spec(FIRST, 1));
    driver.start(ref(FIRST));
    assertThat(power(FIRST)).isEqualTo(PowerState.BUILDING);
    clock.advance(Duration.ofSeconds(30));
    assertThat(power(FIRST)).isEqualTo(PowerState.RUNNING);

    host().slow(Verb.DELETE, Duration.ofMinutes(5));
    assertThatExceptionOfType(HostUnreachable.class).isThrownBy(() -> driver.delete(ref(FIRST)));
    assertThat(power(FIRST)).isEqualTo(PowerState.RUNNING);
    clock.advance(Duration.ofMinutes(5));
    assertThat(driver.inspect(ref(FIRST))).isInstanceOf(Absent.class);
  }

  @Test
  void tellTheTruthOfEachRunEvenWhileNobodyCanReachThem() {
    driver.create(link(), spec(FIRST, 1));
    driver.start(ref(FIRST));
    host().cut();
    clock.advance(Duration.ofMinutes(1));
    host().crash(FIRST);
    clock.advance(Duration.ofMinutes(1));
    host().mend();
    driver.start(ref(FIRST));
    clock.advance(Duration.ofMinutes(1));
    host().vanish(FIRST);

    assertThat(truth)
        .containsExactly(
            new PowerChange("rack", FIRST, true, START),
            new PowerChange("rack", FIRST, false, START.plusSeconds(60)),
            new PowerChange("rack", FIRST, true, START.plusSeconds(120)),
            new PowerChange("rack", FIRST, false, START.plusSeconds(180)));
  }

  @Test
  void aCrashIsSeenWithItsTimeAndItsReason() {
    driver.create(link(), spec(FIRST, 1));
    driver.start(ref(FIRST));

    host().crash(FIRST);

    assertThat(present(FIRST).power()).isEqualTo(PowerState.CRASHED);
    assertThat(present(FIRST).endedAt()).isEqualTo(START);
    assertThat(present(FIRST).remark()).isEqualTo("exit status 137");
  }

  @Test
  void haveTheDiskTheirUriSaysAndNoMore() {
    driver.create(link(), spec(FIRST, 60));

    assertThatExceptionOfType(NoRoom.class)
        .isThrownBy(() -> driver.create(link(), spec(SECOND, 60)))
        .withMessageContaining("40 GiB");
    driver.delete(ref(FIRST));
    driver.create(link(), spec(SECOND, 60));

    assertThat(driver.probe(link()).capacity()).isEqualTo(new Size(4, 8_192, 100));
  }

  @Test
  void aUriThatCannotBeReadIsAnUnhealthyHost() {
    var odd = URI.create("simulated:///rack?vcpus=many");

    var report = driver.probe(new HostLink("h-1", odd, "p-1", Duration.ofSeconds(5)));

    assertThat(report.health()).isEqualTo(Health.UNHEALTHY);
    assertThat(report.sentence()).contains("vcpus=many");
    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() ->
            driver.list(
                new HostLink("h-1", URI.create("simulated:/"), "p-1", Duration.ofSeconds(5))));
  }

  @Test
  void giveEachInstanceAnAddressOfItsOwn() {
    driver.create(link(), spec(FIRST, 1));
    driver.create(link(), spec(SECOND, 1));
    driver.start(ref(FIRST));
    driver.start(ref(SECOND));

    assertThat(present(FIRST).addresses())
        .hasSize(1)
        .allMatch(address -> address.startsWith("10."));
    assertThat(present(SECOND).addresses()).doesNotContainAnyElementsOf(present(FIRST).addresses());
  }

  @Test
  void theirClockMayJumpAndNothingBreaks() {
    use(SimulatedHosts.passing(clock, UNHURRIED));
    driver.create(link(), spec(FIRST, 1));
    clock.advance(Duration.ofHours(-1));
    assertThat(power(FIRST)).isEqualTo(PowerState.BUILDING);

    clock.advance(Duration.ofDays(1));

    assertThat(power(FIRST)).isEqualTo(PowerState.STOPPED);
  }

  @Test
  void whatTheyHoldOutlivesThePortalAndGoesOnMeanwhile(@TempDir Path folder) throws IOException {
    var file = folder.resolve("hosts.jsonl");
    try (var before = SimulatedHosts.kept(clock, UNHURRIED, file)) {
      use(before);
      driver.create(link(), spec(FIRST, 1));
      driver.create(link(), spec(SECOND, 1));
      driver.delete(ref(SECOND));
      clock.advance(LONG_ENOUGH);
      driver.start(ref(FIRST));
    }
    Files.writeString(file, "{\"host\":\"rack\",\"na", StandardOpenOption.APPEND);
    clock.advance(LONG_ENOUGH);

    try (var after = SimulatedHosts.kept(clock, UNHURRIED, file)) {
      use(after);

      assertThat(power(FIRST)).isEqualTo(PowerState.RUNNING);
      assertThat(host().holds()).containsExactly(FIRST);
      driver.create(link(), spec(SECOND, 1));
      assertThat(host().holds()).containsExactly(FIRST, SECOND);
    }
  }

  private List<Instant> timesOf(long seed) {
    var settings =
        new SimulationSettings(Duration.ZERO, Duration.ofSeconds(9), Duration.ZERO, seed, false);
    use(SimulatedHosts.passing(clock, settings));
    var times = new ArrayList<Instant>();
    for (var id : List.of(FIRST, SECOND)) {
      driver.create(link(), spec(id, 1));
      driver.start(ref(id));
    }
    clock.advance(Duration.ofMinutes(1));
    for (var id : List.of(FIRST, SECOND)) {
      times.add(present(id).startedAt());
    }
    clock.set(START);
    return times;
  }

  private void use(SimulatedHosts others) {
    hosts = others;
    driver = new SimulatedDriver(others);
  }

  private SimulatedHost host() {
    return hosts.host("rack");
  }

  private PowerState power(String id) {
    return present(id).power();
  }

  private Present present(String id) {
    return (Present) driver.inspect(ref(id));
  }

  private static HostLink link() {
    var uri = URI.create("simulated:///rack?vcpus=4&memoryMib=8192&diskGib=100");
    return new HostLink("h-1", uri, "p-1", Duration.ofMinutes(1));
  }

  private static InstanceRef ref(String id) {
    return link().instance(id);
  }

  private static InstanceSpec spec(String id, int diskGib) {
    var image =
        new ImageContent("img-1", ImageFormat.QCOW2, Path.of("never-read.qcow2"), "0".repeat(64));
    return new InstanceSpec(
        id,
        "dep-1",
        "test",
        new Size(1, 512, diskGib),
        image,
        List.of(),
        null,
        List.of(),
        Map.of());
  }
}
