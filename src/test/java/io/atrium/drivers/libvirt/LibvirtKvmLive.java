package io.atrium.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.libvirt.probe.Acceleration.Verdict;
import io.atrium.drivers.libvirt.probe.ProbeGuest;
import io.atrium.drivers.libvirt.storage.VolumePool;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.lanes.OnLibvirt;
import io.atrium.testing.Await;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What only a guest that really boots can show. */
@Tag("live")
@Tag("live-libvirt-kvm")
@OnLibvirt
@TestInstance(Lifecycle.PER_CLASS)
class LibvirtKvmLive implements RunsNobodyHeard {

  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0m0r7Y6mLk3k2v1b0xq9f4dS8uT6wYcQeR5hZnPz1A ada";

  private final KvmTestBed bed = new KvmTestBed();

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
  void aGuestKnowsItsIdItsNameItsKeysAndWhatItsOwnerWants() {
    var id = bench.newId();
    var script = "#!/bin/sh\n{ hostname; cat /root/.ssh/authorized_keys; } > /www/told.txt\n";
    bench.create(spec(id, script));
    bench.start(id);
    bed.awaitReady(bench.ref(id));

    var address = bench.await(id, PowerState.RUNNING).addresses().getFirst();
    var told =
        Await.value(
            bed.patience(),
            "the script has run",
            () -> LibvirtTestBed.page(address + "/told.txt"),
            page -> page.contains("ada"));

    assertThat(told).contains("moodle").contains(KEY);
  }

  @Test
  void whatAGuestWroteIsThereAfterItWasOff() {
    var id = bench.newId();
    bench.create(spec(id, "#!/bin/sh\necho again >> /www/starts.txt\nsync\n"));
    bench.start(id);
    bed.awaitReady(bench.ref(id));
    bench.stop(id, Duration.ofSeconds(30));
    bench.start(id);

    Await.until(
        bed.patience(),
        "both starts are on the disk",
        () -> LibvirtTestBed.page(bed.address(id) + "/starts.txt").lines().count() == 2);
  }

  @Test
  void aPowerCutBehindOurBackIsDatedToTheMoment() {
    var id = bench.running();
    var before = Clock.systemUTC().instant();
    bed.virsh().ask("destroy", id);
    var after = Clock.systemUTC().instant();

    // The first look that shows it tells when, although libvirt's notice comes after what it shows.
    var seen = bench.await(id, PowerState.STOPPED);

    assertThat(seen.endedAt()).isBetween(before.minusMillis(500), after.plusMillis(500));
    assertThat(seen.startedAt()).isBefore(seen.endedAt());
  }

  @Test
  void aKilledProcessIsACrash() {
    var id = bench.running();

    process(id).destroyForcibly();

    var seen = bench.await(id, PowerState.CRASHED);
    assertThat(seen.remark()).contains("crashed");
  }

  @Test
  void aPausedGuestGoesOnWhenItIsRestarted() {
    var id = bench.running();
    bed.awaitReady(bench.ref(id));
    bed.virsh().ask("suspend", id);

    bench.reboot(id, Duration.ofSeconds(2));

    assertThat(bed.virsh().ask("domstate", id)).isEqualTo("running");
    bed.awaitReady(bench.ref(id));
  }

  @Test
  void aGuestThatEndsUnderThePressOfItsButtonIsStopped() throws Exception {
    var id = bench.running();
    // A frozen process takes the press and does not answer: libvirt waits for it, and it dies.
    new ProcessBuilder("kill", "-STOP", "%d".formatted(process(id).pid())).start().waitFor();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var stop = pool.submit(() -> bench.stop(id, Duration.ofSeconds(20)));
      Await.until(
          bed.patience(),
          "the press is under way",
          () -> bed.virsh().ask("domcontrol", id).contains("occupied"));
      process(id).destroyForcibly();

      assertThat(stop).succeedsWithin(Duration.ofSeconds(20));
    }
    assertThat(bed.runs(id)).isFalse();
  }

  private static ProcessHandle process(String id) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains("guest=" + id))
        .findAny()
        .orElseThrow();
  }

  @Test
  void theProbeGuestItselfIsRightWhichEmulationShows() {
    var link = bench.ref(bench.newId()).host();
    var host = bed.connections().to(link, "qemu");

    var verdict =
        host.ask(
            link,
            session -> {
              var pool = VolumePool.ready(host, session, "/var/lib/libvirt/images/atrium/volumes");
              return new ProbeGuest(session, pool, "p-conformance", false).boots();
            });

    assertThat(verdict).isEqualTo(Verdict.KVM);
    assertThat(bed.virsh().ask("list", "--all")).doesNotContain("atrium-probe");
    assertThat(bed.virsh().ask("vol-list", "atrium")).doesNotContain("atrium-probe");
  }

  @Test
  void saysHowGuestsRunAndWhy() {
    var report = bench.probe();

    assertThat(report.attributes().get(HostReport.ACCELERATION)).isIn("kvm", "emulation");
    assertThat(report.attributes().get(HostReport.VERSION)).matches("QEMU .*, libvirt .*");
    assertThat(bed.virsh().ask("dumpxml", bench.stopped()))
        .contains(
            report.attributes().get(HostReport.ACCELERATION).equals("kvm")
                ? "<domain type='kvm'>"
                : "<domain type='qemu'>");
  }

  @Test
  void anotherDaemonAfterACrashFindsAllGuestsAgain() {
    var id = bench.running();
    var before = bench.await(id, PowerState.RUNNING);

    bed.bounce(bench, id);

    assertThat(bench.await(id, PowerState.RUNNING).startedAt()).isEqualTo(before.startedAt());
    assertThat(bench.list().ours()).hasSize(1);
  }

  private InstanceSpec spec(String id, String userData) {
    return new InstanceSpec(
        id,
        "dep-kit",
        "moodle",
        bed.smallest(),
        bed.image(),
        List.of(KEY),
        userData,
        List.of(),
        Map.of());
  }
}
