package io.atrium.drivers.contract;

import io.atrium.drivers.DriverGateway;
import io.atrium.drivers.Gateways;
import io.atrium.drivers.HostAddress;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.Busy;
import io.atrium.drivers.spi.Capability;
import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.HostLink;
import io.atrium.drivers.spi.HostReport;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceDriver;
import io.atrium.drivers.spi.InstanceRef;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.Inventory;
import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.Absent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.drivers.spi.Sweep;
import io.atrium.drivers.spi.WatchListener;
import io.atrium.kernel.Ids;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import io.atrium.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The portal's side of a test: every call goes through the real gateway, as it does in the portal,
 * and everything made here is taken away afterwards.
 */
public final class Bench {

  private static final String PORTAL = "p-conformance";

  private static final String OTHER_PORTAL = "p-neighbour";

  private final Ids ids = new Ids();

  private final Set<String> made = ConcurrentHashMap.newKeySet();

  private final List<String> planted = new ArrayList<>();

  private final TestBed bed;

  private final String portal;

  private final DriverGateway gateway;

  public Bench(TestBed bed) {
    this(bed, PORTAL);
  }

  private Bench(TestBed bed, String portal) {
    this.bed = bed;
    this.portal = portal;
    this.gateway = Gateways.of(portal, bed.driver());
  }

  /** Another portal that uses the same host. Whoever asks for it tidies it. */
  Bench neighbour() {
    return new Bench(bed, OTHER_PORTAL);
  }

  public TestBed bed() {
    return bed;
  }

  public InstanceDriver driver() {
    return bed.driver();
  }

  /** The id of an instance that nobody has made. */
  public String newId() {
    var id = ids.next("i");
    made.add(id);
    return id;
  }

  public InstanceRef ref(String id) {
    HostAddress host = bed.host();
    return new HostLink(host.hostId(), host.uri(), portal, Verb.INSPECT.timeout()).instance(id);
  }

  public InstanceSpec spec(String id) {
    return spec(id, bed.image());
  }

  public InstanceSpec spec(String id, ImageContent image) {
    var hostname = "kit-" + id.substring(2, 10);
    return new InstanceSpec(
        id,
        "dep-kit",
        hostname,
        bed.smallest(),
        image,
        List.of(),
        bed.userData(),
        List.of(),
        Map.of());
  }

  public void create(InstanceSpec spec) {
    gateway.ask(bed.host(), Verb.CREATE, (driver, link) -> driver.create(link, spec));
  }

  public void start(String id) {
    command(Verb.START, id, InstanceDriver::start);
  }

  public void stop(String id, Duration grace) {
    command(Verb.STOP, id, (driver, ref) -> driver.stop(ref, grace));
  }

  public void delete(String id) {
    command(Verb.DELETE, id, InstanceDriver::delete);
  }

  public void reboot(String id, Duration grace) {
    command(
        Verb.REBOOT,
        id,
        (driver, ref) -> driver.as(Capability.Reboot.class).orElseThrow().reboot(ref, grace));
  }

  public void resize(String id, Size size) {
    use(
        Verb.RESIZE,
        Capability.Resize.class,
        (resizer, link) -> resizer.resize(link.instance(id), size));
  }

  public void resizeRunning(String id, Size size) {
    use(
        Verb.RESIZE,
        Capability.LiveResize.class,
        (resizer, link) -> resizer.resizeRunning(link.instance(id), size));
  }

  /** Twice as large as the smallest in every part. */
  public Size larger() {
    var smallest = bed.smallest();
    return new Size(2 * smallest.vcpus(), 2 * smallest.memoryMib(), 2 * smallest.diskGib());
  }

  /** The id of a snapshot that nobody has taken. */
  public String newSnapshot() {
    return ids.next("snap");
  }

  public long takeSnapshot(String id, String snapshotId) {
    return gateway.ask(
        bed.host(),
        Verb.SNAPSHOT,
        (driver, link) ->
            driver
                .as(Capability.Snapshots.class)
                .orElseThrow()
                .takeSnapshot(link.instance(id), snapshotId));
  }

  public void restoreSnapshot(String id, String snapshotId) {
    use(
        Verb.SNAPSHOT,
        Capability.Snapshots.class,
        (keeper, link) -> keeper.restoreSnapshot(link.instance(id), snapshotId));
  }

  public void deleteSnapshot(String id, String snapshotId) {
    use(
        Verb.SNAPSHOT,
        Capability.Snapshots.class,
        (keeper, link) -> keeper.deleteSnapshot(link.instance(id), snapshotId));
  }

  public ImageFormat export(String id, Path target) {
    return gateway.ask(
        bed.host(),
        Verb.EXPORT,
        (driver, link) ->
            driver.as(Capability.Export.class).orElseThrow().export(link.instance(id), target));
  }

  public AutoCloseable watch(WatchListener listener) {
    return gateway.ask(
        bed.host(),
        Verb.WATCH,
        (driver, link) -> driver.as(Capability.Watch.class).orElseThrow().watch(link, listener));
  }

  public Observation inspect(String id) {
    return gateway.ask(
        bed.host(), Verb.INSPECT, (driver, link) -> driver.inspect(link.instance(id)));
  }

  public Inventory list() {
    return gateway.ask(bed.host(), Verb.LIST, InstanceDriver::list);
  }

  public Sweep sample() {
    return gateway.ask(bed.host(), Verb.SAMPLE, InstanceDriver::sample);
  }

  public HostReport probe() {
    return gateway.ask(bed.host(), Verb.PROBE, InstanceDriver::probe);
  }

  /** Asks something of a capability; for contracts of capabilities. */
  public <C extends Capability> void use(
      Verb verb, Class<C> capability, BiConsumer<C, HostLink> use) {
    gateway.tell(
        bed.host(), verb, (driver, link) -> use.accept(driver.as(capability).orElseThrow(), link));
  }

  /** The id of a new instance that is made and does not run. */
  public String stopped() {
    var id = newId();
    create(spec(id));
    await(id, PowerState.STOPPED);
    return id;
  }

  /** The id of a new instance that runs. */
  public String running() {
    var id = stopped();
    start(id);
    await(id, PowerState.RUNNING);
    return id;
  }

  /** The id of a new instance that runs, and whose guest has come up. */
  public String ready() {
    var id = running();
    bed.awaitReady(ref(id));
    return id;
  }

  /** Starts what is stopped, and waits until its guest has come up. */
  public void startReady(String id) {
    start(id);
    await(id, PowerState.RUNNING);
    bed.awaitReady(ref(id));
  }

  /** Cuts the power and waits until that is seen. */
  public void powerOff(String id) {
    stop(id, Duration.ZERO);
    await(id, PowerState.STOPPED, PowerState.CRASHED);
  }

  /** Writes on the disk of a guest that is up. */
  public void write(String id, String text) {
    bed.writeInside(ref(id), text);
  }

  /** What was written last on the disk of a guest that is up. */
  public String read(String id) {
    return bed.readInside(ref(id)).strip();
  }

  /** Does it when the host is reached again: a driver may need a moment, or be busy meanwhile. */
  void reached(Runnable call) {
    Await.until(
        bed.patience(),
        "the host is reached again",
        () -> together(call).stream().noneMatch(Bench::temporary));
  }

  private static boolean temporary(RuntimeException failure) {
    return List.of(HostUnreachable.class, Busy.class).contains(failure.getClass());
  }

  /** Waits until the host says so, and gives what it said. */
  public Present await(String id, PowerState... powers) {
    var wanted = Set.of(powers);
    var seen =
        Await.value(
            bed.patience(),
            id + " is seen as " + wanted,
            () -> inspect(id),
            now -> now instanceof Present(var power, _, _, _, _, _, _) && wanted.contains(power));
    return (Present) seen;
  }

  public void awaitAbsent(String id) {
    Await.value(bed.patience(), id + " is gone", () -> inspect(id), Absent.class::isInstance);
  }

  /** Plants something foreign that is taken away after the test. */
  public String foreign(String externalName) {
    bed.plantForeign(externalName);
    planted.add(externalName);
    return externalName;
  }

  public String foreign() {
    return foreign("decoy-" + ids.next("x").substring(2, 10));
  }

  /** Puts the host back as it was before the test. */
  public void tidy() {
    bed.mendTheLine();
    planted.forEach(bed::removeForeign);
    planted.clear();
    made.forEach(id -> {
      delete(id);
      awaitAbsent(id);
    });
    made.clear();
  }

  /** Does all at once, and gives the failures. What is not a driver's failure fails the test. */
  public static List<DriverFailure> together(Runnable... deeds) {
    return Together.run(deeds);
  }

  private void command(Verb verb, String id, BiConsumer<InstanceDriver, InstanceRef> command) {
    gateway.tell(bed.host(), verb, (driver, link) -> command.accept(driver, link.instance(id)));
  }
}
