package io.atrium.drivers.libvirt;

import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.contract.DriverContract;
import io.atrium.drivers.contract.ExportContract;
import io.atrium.drivers.contract.LiveResizeContract;
import io.atrium.drivers.contract.RebootContract;
import io.atrium.drivers.contract.ResizeContract;
import io.atrium.drivers.contract.SnapshotsContract;
import io.atrium.drivers.contract.WatchContract;
import io.atrium.lanes.OnLibvirt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The driver for system containers keeps the contract on a real daemon with real containers. */
@Tag("live")
@Tag("live-libvirt-lxc")
@OnLibvirt
@TestInstance(Lifecycle.PER_CLASS)
class LibvirtLxcDriverLive
    implements DriverContract,
        RebootContract,
        WatchContract,
        ResizeContract,
        LiveResizeContract,
        SnapshotsContract,
        ExportContract {

  private final LxcTestBed bed = new LxcTestBed();

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
