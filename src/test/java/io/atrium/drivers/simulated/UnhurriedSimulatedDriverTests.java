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
import java.time.Duration;

/** The simulated driver keeps the contract when things take their time, as on real hosts. */
class UnhurriedSimulatedDriverTests
    implements DriverContract,
        RebootContract,
        WatchContract,
        ResizeContract,
        LiveResizeContract,
        SnapshotsContract,
        ExportContract {

  private final Bench bench =
      new Bench(
          new SimulatedTestBed(
              Clock.systemUTC(),
              new SimulationSettings(
                  Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(20), 7, false)));

  @Override
  public Bench bench() {
    return bench;
  }
}
