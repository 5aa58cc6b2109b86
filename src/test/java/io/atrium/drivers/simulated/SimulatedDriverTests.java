package io.atrium.drivers.simulated;

import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.contract.DriverContract;
import io.atrium.drivers.contract.ExportContract;
import io.atrium.drivers.contract.LiveResizeContract;
import io.atrium.drivers.contract.RebootContract;
import io.atrium.drivers.contract.ResizeContract;
import io.atrium.drivers.contract.SnapshotsContract;
import io.atrium.drivers.contract.WatchContract;
import java.time.Clock;

/** The simulated driver keeps the contract when everything happens at once. */
class SimulatedDriverTests
    implements DriverContract,
        RebootContract,
        WatchContract,
        ResizeContract,
        LiveResizeContract,
        SnapshotsContract,
        ExportContract {

  private final Bench bench =
      new Bench(new SimulatedTestBed(Clock.systemUTC(), SimulationSettings.instant()));

  @Override
  public Bench bench() {
    return bench;
  }
}
