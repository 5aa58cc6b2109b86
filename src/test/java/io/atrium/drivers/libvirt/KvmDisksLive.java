package io.atrium.drivers.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.catalogue.ImageLimits;
import io.atrium.catalogue.check.ImageChecks;
import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.kernel.ImageFormat;
import io.atrium.lanes.Lane;
import io.atrium.lanes.OnLibvirt;
import io.atrium.testing.Await;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What becomes of disks of virtual machines when something goes wrong while they are copied. */
@Tag("live")
@Tag("live-libvirt-kvm")
@OnLibvirt
@TestInstance(Lifecycle.PER_CLASS)
class KvmDisksLive {

  private final KvmTestBed bed = new KvmTestBed();

  private final Bench bench = new Bench(bed);

  @AfterEach
  void leaveTheHostAsItWas() {
    bench.tidy();
  }

  @AfterAll
  void endTheLine() {
    bed.close();
  }

  @Test
  void aCopyThatNothingCallsWholeIsNoSnapshotAndIsMadeAnew() {
    var id = bench.stopped();
    var snapshot = bench.newSnapshot();
    var half = "%s.%s.copy-0123456789abcdef0.qcow2".formatted(id, snapshot);
    bed.virsh().ask("vol-create-as", "atrium", half, "1GiB", "--format", "qcow2");

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> bench.restoreSnapshot(id, snapshot));
    bench.takeSnapshot(id, snapshot);

    assertThat(bed.stores()).doesNotContain(half);
    bench.restoreSnapshot(id, snapshot);
    bench.startReady(id);
  }

  @Test
  void whatSomebodyElsePutBesideADiskIsLeftAlone() {
    var id = bench.stopped();
    var theirs = id + ".theirs.qcow2";
    bed.virsh().ask("vol-create-as", "atrium", theirs, "1MiB", "--format", "qcow2");
    var snapshot = bench.newSnapshot();
    bench.takeSnapshot(id, snapshot);
    bench.restoreSnapshot(id, snapshot);
    bench.deleteSnapshot(id, snapshot);
    bench.delete(id);

    assertThat(bed.stores()).contains(theirs);

    bed.virsh().ask("vol-delete", theirs, "atrium");
  }

  @Test
  void aDaemonThatCrashesWhileADiskIsCopiedLosesNothingAndTheRepeatSucceeds() {
    var id = bench.ready();
    bench.write(id, "first");
    var snapshot = bench.newSnapshot();

    var failures =
        Bench.together(() -> bench.takeSnapshot(id, snapshot), () -> Lane.kill("libvirtd"));

    assertThat(failures).allMatch(HostUnreachable.class::isInstance);
    Await.until(
        bed.patience(),
        "the snapshot is taken",
        () -> Bench.together(() -> bench.takeSnapshot(id, snapshot)).isEmpty());
    bench.write(id, "second");
    bench.powerOff(id);
    bench.restoreSnapshot(id, snapshot);
    bench.startReady(id);
    assertThat(bench.read(id)).isEqualTo("first");
    assertThat(bed.stores()).filteredOn(name -> name.startsWith(id)).hasSize(4);
  }

  @Test
  void aGuestThatEndsWhileItsDiskIsCopiedIsCopiedByTheRepeat() {
    var id = bench.ready();
    var snapshot = bench.newSnapshot();

    var failures =
        Bench.together(
            () -> bench.takeSnapshot(id, snapshot), () -> bed.virsh().ask("destroy", id));

    assertThat(failures).allMatch(Busy.class::isInstance);
    Await.until(
        bed.patience(),
        "the snapshot is taken",
        () -> Bench.together(() -> bench.takeSnapshot(id, snapshot)).isEmpty());
    bench.restoreSnapshot(id, snapshot);
    bench.startReady(id);
  }

  @Test
  void aPausedGuestIsCopiedAndStaysPaused() {
    var id = bench.running();
    bed.virsh().ask("suspend", id);

    assertThat(bench.takeSnapshot(id, bench.newSnapshot())).isPositive();

    assertThat(bed.virsh().ask("domstate", id)).isEqualTo("paused");
  }

  @Test
  void whatIsExportedIsAnImageAsPeopleUploadThem(@TempDir Path folder) throws IOException {
    var limits =
        new ImageLimits(
            DataSize.ofGigabytes(1), DataSize.ofGigabytes(1), 100, DataSize.ofGigabytes(1));
    var id = bench.running();

    bench.export(id, folder.resolve("running"));
    bench.powerOff(id);
    bench.export(id, folder.resolve("off"));

    for (var file : new String[] {"running", "off"}) {
      var disk = folder.resolve(file);
      assertThat(new ImageChecks(limits).minDiskGib(disk, ImageFormat.QCOW2)).isEqualTo(1);
    }
  }

  @Test
  void aDiskThatWasPutBackGrowsWithItsInstance() {
    var id = bench.stopped();
    var snapshot = bench.newSnapshot();
    bench.takeSnapshot(id, snapshot);
    bench.restoreSnapshot(id, snapshot);

    bench.resize(id, bench.larger());
    bench.startReady(id);

    assertThat(bed.given(bench.ref(id))).isEqualTo(bench.larger());
    assertThat(bench.await(id, PowerState.RUNNING).size()).isEqualTo(bench.larger());
  }
}
