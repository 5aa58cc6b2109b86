package io.atrium.drivers.libvirt;

import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.contract.DriverContract;
import io.atrium.drivers.contract.ExportContract;
import io.atrium.drivers.contract.RebootContract;
import io.atrium.drivers.contract.ResizeContract;
import io.atrium.drivers.contract.SnapshotsContract;
import io.atrium.drivers.contract.WatchContract;
import io.atrium.lanes.OnLibvirt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The driver for virtual machines keeps the contract on a real daemon with real guests. */
@Tag("live")
@Tag("live-libvirt-kvm")
@OnLibvirt
@TestInstance(Lifecycle.PER_CLASS)
class LibvirtKvmDriverLive
    implements DriverContract,
        RebootContract,
        WatchContract,
        ResizeContract,
        SnapshotsContract,
        ExportContract {

  private final KvmTestBed bed = new KvmTestBed();

  private final Bench bench = new Bench(bed);

  @Override
  public Bench bench() {
    return bench;
  }

  @AfterAll
  void endTheLine() {
    bed.close();
  }
}
