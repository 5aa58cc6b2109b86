package io.atrium.journey;

import static io.atrium.journey.Journey.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atrium.lanes.Lane;
import io.atrium.lanes.OnLibvirt;
import io.atrium.lanes.Virsh;
import io.atrium.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A guest's whole way: ordered over REST, really booted, metered to the second, on the bill. */
@Tag("live")
@Tag("live-libvirt-kvm")
@OnLibvirt
@TestInstance(Lifecycle.PER_CLASS)
class GuestJourneyLive {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** How libvirt calls what we meter, whatever the number of the device. */
  private static final Map<String, String> COUNTERS =
      Map.of(
          "cpu-time", "cpu\\.time",
          "network-in", "net\\.[0-9]+\\.rx\\.bytes",
          "network-out", "net\\.[0-9]+\\.tx\\.bytes",
          "block-read", "block\\.[0-9]+\\.rd\\.bytes",
          "block-written", "block\\.[0-9]+\\.wr\\.bytes");

  private final Virsh virsh = new Virsh(Lane.libvirtQemu());

  private WholePortal portal;

  private Journey journey;

  private String image;

  private String offering;

  private JsonNode host;

  @BeforeAll
  void open(@TempDir Path data) {
    portal = WholePortal.start(data, "--atrium.background.sweep-every=PT2S");
    journey = new Journey(portal.operator(), PATIENCE);
    image = journey.upload("QCOW2", Lane.image("guest.qcow2"));
    offering = journey.offering("VM", "VM-NANO");
    host = journey.useOnly("libvirt-kvm", Lane.libvirtQemu());
  }

  @AfterAll
  void close() {
    portal.close();
  }

  @Test
  void tellsWhetherGuestsOfTheHostRunOnTheProcessorOrAreEmulated() {
    assertThat(host.get("attributes").get("acceleration").asString()).isIn("kvm", "emulation");
  }

  @Test
  void whatIsOrderedBootsAnswersAndIsBilledToTheSecondOfItsEnd() {
    var department = journey.newDepartment("GUEST");
    var id = order(department, "guest-1");
    var running = journey.instance(id);
    assertThat(running.get("phase").asString()).isEqualTo("RUNNING");
    assertThat(virsh.ask("domstate", id)).isEqualTo("running");
    assertThat(journey.fetch(running, 80)).contains(id);

    var before = Instant.now();
    virsh.ask("destroy", id);
    var after = Instant.now();

    journey.awaitPhase(id, "STOPPED");
    var started = instant(running, "startedAt");
    var cpu = onlyInterval(id, "vcpu");
    assertThat(instant(cpu, "from")).isEqualTo(started.truncatedTo(ChronoUnit.SECONDS));
    assertThat(instant(cpu, "to"))
        .isBetween(before.minusSeconds(1), after.plusSeconds(1))
        .isCloseTo(before, within(2, ChronoUnit.SECONDS));
    journey.delete(id);
    assertThat(virsh.ask("list", "--all", "--name")).doesNotContain(id);
    var seconds = Duration.between(instant(cpu, "from"), instant(cpu, "to")).toSeconds();
    assertThat(seconds).isPositive();
    journey.assertBilled(department, "vcpu", seconds);
    journey.assertBilled(department, "memory", 256 * seconds);
  }

  @Test
  void whatIsResizedKeptCopiedAndArchivedIsSoInLibvirtAndMeteredAndLeavesNothing() {
    var department = journey.newDepartment("VERBS");
    var id = order(department, "guest-9");
    var verbs =
        new EveryVerb(journey, 80, name -> virsh.ask("list", "--all", "--name").contains(name));

    verbs.resize(id, journey.offering("VM", "VM-SMALL"), 512);
    assertThat(virsh.ask("dommemstat", id)).contains("actual 524288");
    verbs.keepAndPutBack(id, department);
    var copy = verbs.copy(id);
    verbs.archiveAndBringBack(id, department);

    journey.delete(copy);
    journey.delete(id);
    assertThat(virsh.ask("list", "--all", "--name")).doesNotContain(id).doesNotContain(copy);
    assertThat(virsh.ask("vol-list", "atrium")).doesNotContain(id).doesNotContain(copy);
  }

  @Test
  void stopsStartsAndRebootsAsAskedAndPaysOnlyForItsDiskWhileItIsOff() {
    var department = journey.newDepartment("OFF");
    var id = order(department, "guest-2");
    journey.act(id, "reboot");
    journey.act(id, "stop");
    assertThat(virsh.ask("domstate", id)).isEqualTo("shut off");
    journey.act(id, "start");
    assertThat(virsh.ask("domstate", id)).isEqualTo("running");
    // What has not run for a second is no interval.
    var enough = journey.startedAt(id).plusSeconds(2);
    Await.until(PATIENCE, "two seconds have passed", () -> Instant.now().isAfter(enough));

    journey.delete(id);

    var runs = journey.intervals(id, "vcpu");
    assertThat(runs).hasSize(2);
    assertThat(instant(runs.get(0), "to")).isBeforeOrEqualTo(instant(runs.get(1), "from"));
    var disk = onlyInterval(id, "disk");
    assertThat(instant(disk, "from")).isBeforeOrEqualTo(instant(runs.get(0), "from"));
    assertThat(instant(disk, "to")).isAfterOrEqualTo(instant(runs.get(1), "to"));
  }

  @Test
  void whatItConsumedIsWhatLibvirtCountsToTheLastByteAndAnotherRunAddsToIt() {
    var department = journey.newDepartment("COUNTED");
    var id = order(department, "guest-4");
    virsh.ask("suspend", id);
    var first = awaitEqual(id, Map.of());
    assertThat(first).containsOnlyKeys(COUNTERS.keySet());
    assertThat(first.get("cpu-time")).isPositive();

    virsh.ask("destroy", id);
    journey.awaitPhase(id, "STOPPED");
    // A reading from before the end may still be on its way.
    var enough = Instant.now().plusSeconds(4);
    Await.until(PATIENCE, "nothing is on its way", () -> Instant.now().isAfter(enough));
    var before = journey.consumed(id);
    assertThat(before.get("cpu-time")).isGreaterThanOrEqualTo(first.get("cpu-time"));
    journey.act(id, "start");
    virsh.ask("suspend", id);

    var both = awaitEqual(id, before);
    assertThat(both.get("cpu-time")).isGreaterThan(first.get("cpu-time"));
    virsh.ask("resume", id);
    journey.delete(id);
    assertThat(journey.consumed(id).get("cpu-time")).isGreaterThanOrEqualTo(both.get("cpu-time"));
  }

  /**
   * The guest stands still, and so do its network and its disk. Only asking costs its process some
   * processor time, so what is counted of that lies between two answers of libvirt.
   */
  private Map<String, Long> awaitEqual(String id, Map<String, Long> before) {
    var earlier = told(id, before);
    return Await.value(
        PATIENCE,
        "what is counted is what libvirt counts",
        () -> journey.consumed(id),
        counted -> isBetween(counted, earlier, told(id, before)));
  }

  private static boolean isBetween(
      Map<String, Long> counted, Map<String, Long> earlier, Map<String, Long> later) {
    return later.entrySet().stream()
        .allMatch(each -> {
          var value = counted.getOrDefault(each.getKey(), -1L);
          return each.getKey().equals("cpu-time")
              ? value >= earlier.getOrDefault(each.getKey(), 0L) && value <= each.getValue()
              : value.equals(each.getValue());
        });
  }

  private Map<String, Long> told(String id, Map<String, Long> before) {
    var told = new TreeMap<String, Long>(before);
    for (var line : virsh.ask("domstats", "--raw", id).lines().map(String::strip).toList()) {
      COUNTERS.forEach((meter, counter) -> {
        if (line.matches(counter + "=[0-9]+")) {
          told.merge(meter, Long.valueOf(line.substring(line.indexOf('=') + 1)), Long::sum);
        }
      });
    }
    return told;
  }

  @Test
  void whatIsUndefinedBehindThePortalsBackIsToldTruthfully() {
    var department = journey.newDepartment("GONE");
    var id = order(department, "guest-3");

    virsh.ask("destroy", id);
    virsh.ask("undefine", id);

    var parked = journey.awaitPhase(id, "FAILED");
    assertThat(parked.get("fault").get("sentence").asString()).isNotBlank();
    journey.delete(id);
    Await.until(
        PATIENCE,
        "nothing is metered",
        () ->
            journey.intervals(id, "vcpu").stream()
                .noneMatch(interval -> interval.get("to").isNull()));
  }

  private String order(String department, String name) {
    return journey.order(department, name, Map.of("imageId", image, "offeringId", offering));
  }

  private JsonNode onlyInterval(String id, String meter) {
    var intervals = journey.intervals(id, meter);
    assertThat(intervals).hasSize(1);
    return intervals.getFirst();
  }
}
