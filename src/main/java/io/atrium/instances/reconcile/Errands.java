package io.atrium.instances.reconcile;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.HostAddress;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.instances.Errand;
import io.atrium.kernel.Size;
import org.springframework.stereotype.Component;

/** Does errands: speaks to the host about what is to be done once, and writes nothing down. */
@Component
class Errands {

  private final DriverGateway gateway;

  private final Disks disks;

  Errands(DriverGateway gateway, Disks disks) {
    this.gateway = gateway;
    this.disks = disks;
  }

  /**
   * Does one errand; done before, it is success.
   *
   * @return what it has left behind
   */
  Keepsake perform(HostAddress host, String id, Errand errand) {
    return switch (errand) {
      case Errand.Resize(_, var size, var live) -> resize(host, id, size, live);
      case Errand.TakeSnapshot(var snapshot) ->
          Keepsake.onHost(
              gateway.ask(
                  host,
                  Verb.SNAPSHOT,
                  (driver, link) -> snapshots(driver).takeSnapshot(link.instance(id), snapshot)));
      case Errand.RestoreSnapshot(var snapshot) ->
          tell(host, (driver, of) -> snapshots(driver).restoreSnapshot(of.instance(id), snapshot));
      case Errand.Archive _ -> new Keepsake(0, disks.archive(host, id));
      case Errand.DeleteSnapshot(var snapshot) ->
          tell(host, (driver, of) -> snapshots(driver).deleteSnapshot(of.instance(id), snapshot));
    };
  }

  private Keepsake resize(HostAddress host, String id, Size size, boolean live) {
    gateway.tell(
        host,
        Verb.RESIZE,
        (driver, link) -> {
          if (live) {
            able(driver, Capability.LiveResize.class).resizeRunning(link.instance(id), size);
          } else {
            able(driver, Capability.Resize.class).resize(link.instance(id), size);
          }
        });
    return Keepsake.NOTHING;
  }

  private Keepsake tell(HostAddress host, Telling telling) {
    gateway.tell(host, Verb.SNAPSHOT, telling::to);
    return Keepsake.NOTHING;
  }

  private static Capability.Snapshots snapshots(InstanceDriver driver) {
    return able(driver, Capability.Snapshots.class);
  }

  static <C extends Capability> C able(InstanceDriver driver, Class<C> capability) {
    return driver
        .as(capability)
        .orElseThrow(() ->
            new SpecRejected(
                "%s cannot do that with a machine.".formatted(driver.descriptor().displayName())));
  }

  /** A command about a snapshot. */
  private interface Telling {

    void to(InstanceDriver driver, HostLink link);
  }
}
