package io.atrium.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Sweep.Counters;
import io.atrium.lanes.OnLibvirt;
import io.atrium.testing.Await;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What only a container that really runs can show. */
@Tag("live")
@Tag("live-libvirt-lxc")
@OnLibvirt
@TestInstance(Lifecycle.PER_CLASS)
class LibvirtLxcLive implements RunsNobodyHeard {

  private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0m0r7Y6mLk ada";

  private static final String REPORT =
      """
      #!/bin/sh
      {
        hostname
        cat /proc/self/uid_map
        cat /root/.ssh/authorized_keys
        echo "canary is $CANARY"
        mknod /stolen b 8 0 && echo "has a device of the host"
        mount -t tmpfs none /sys/fs && echo "has mounted over it"
        echo "the end"
      } > /www/told.txt 2>&1
      """;

  private final LxcTestBed bed = new LxcTestBed();

  private final Bench bench = new Bench(bed);

  @Override
  public LibvirtTestBed bed() {
    return bed;
  }

  @Override
  public Bench bench() {
    return bench;
  }

  @AfterEach
  void leaveTheHostAsItWas() {
    bench.tidy();
  }

  @AfterAll
  void endTheLine() {
    bed.close();
  }

  @Test
  void aFullDiskIsToldAsNoRoomAndNothingIsLeftOnTheHost(@TempDir Path folder) throws Exception {
    run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0711", "full", folder.toString());
    try {
      var small =
          new LibvirtLxcDriver(bed.connections(), new LibvirtSettings(folder), Clock.systemUTC());
      var id = bench.newId();

      assertThatExceptionOfType(NoRoom.class)
          .isThrownBy(() -> small.create(bench.ref(id).host(), spec(id)))
          .withMessageContaining("no room");

      small.delete(bench.ref(id));
      assertThat(bed.holds(id)).isFalse();
      assertThat(folder.resolve("containers").resolve(id)).doesNotExist();
    } finally {
      run("umount", folder.toString());
    }
  }

  private static void run(String... words) throws Exception {
    assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void aContainerKnowsWhoItIsAndIsNobodyOnItsHost() throws Exception {
    var id = bench.newId();
    bench.create(spec(id));
    bench.start(id);
    bed.awaitReady(bench.ref(id));

    var told =
        Await.value(
            bed.patience(),
            "the script has run",
            () -> LibvirtTestBed.page(bed.address(id) + "/told.txt"),
            page -> page.contains("the end"));

    assertThat(told)
        .contains("moodle", KEY, "canary is sings")
        .containsPattern("0\\s+1000000\\s+65536")
        .doesNotContain("device of the host");
    assertThat(Files.getAttribute(bed.root(id).resolve("bin/busybox"), "unix:uid"))
        .isEqualTo(1_000_000);
  }

  @Test
  void itsLimitsAreThoseThatWereOrdered() {
    var id = bench.running();

    assertThat(bed.virsh().ask("memtune", id)).containsPattern("hard_limit\\s*: 131072");
    assertThat(bed.virsh().ask("schedinfo", id)).containsPattern("vcpu_quota\\s*: 100000");
    assertThat(bed.virsh().ask("dumpxml", id)).doesNotContain("hostdev");
  }

  @Test
  void whatRunsIsCounted() {
    var id = bench.running();

    var counters =
        bench.sample().counters().stream()
            .filter(found -> found.instanceId().equals(id))
            .findFirst()
            .orElseThrow();

    assertThat(counters.cpuNanos()).isPositive();
    assertThat(counters.networkIn()).isNotNull();
    assertThat(counters.blockRead()).isNull();
  }

  @Test
  void whatIsFrozenIsCountedExactlyAsLibvirtCountsIt() {
    var id = bench.running();
    bed.virsh().ask("suspend", id);

    Await.until(
        bed.patience(),
        "the counters of what is frozen are libvirt's",
        () -> {
          var counters = counters(id);
          var cards =
              bed.virsh().ask("domifstat", id, bed.virsh().ask("domiflist", id).split("\\s+")[0]);
          return processorTime(id) == counters.cpuNanos()
              && cards.contains("rx_bytes " + counters.networkIn())
              && cards.contains("tx_bytes " + counters.networkOut());
        });
    bed.virsh().ask("resume", id);
  }

  /** It is told in seconds, with all nine digits behind the point. */
  private long processorTime(String id) {
    var told =
        bed.virsh()
            .ask("cpu-stats", id, "--total")
            .lines()
            .filter(each -> each.contains("cpu_time"))
            .findFirst();
    return new BigDecimal(told.orElseThrow().replaceAll("[^0-9.]", ""))
        .movePointRight(9)
        .longValueExact();
  }

  private Counters counters(String id) {
    return bench.sample().counters().stream()
        .filter(found -> found.instanceId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anotherDaemonAfterACrashFindsAllContainersAgain() {
    var id = bench.running();

    bed.bounce(bench, id);

    bench.await(id, PowerState.RUNNING);
    bench.stop(id, Duration.ZERO);
    bench.await(id, PowerState.STOPPED);
  }

  private InstanceSpec spec(String id) {
    return new InstanceSpec(
        id,
        "dep-kit",
        "moodle",
        bed.smallest(),
        bed.image(),
        List.of(KEY),
        REPORT,
        List.of(),
        Map.of("CANARY", "sings"));
  }
}
