package io.atrium.drivers.simulated;

import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.Institution;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * All simulated hosts by their names, which are the paths of their URIs: whoever uses the same path
 * reaches the same host. A host comes into being when it is first asked for.
 */
@Component
public class SimulatedHosts implements AutoCloseable {

  private static final String FILE = "simulated-hosts.jsonl";

  private final Map<String, SimulatedHost> hosts = new ConcurrentHashMap<>();

  private final List<Consumer<PowerChange>> witnesses = new CopyOnWriteArrayList<>();

  private final World world;

  private final Alarm alarm;

  @Autowired
  SimulatedHosts(Clock clock, SimulationSettings settings, Institution institution) {
    this(
        clock,
        settings,
        settings.keep() ? Journal.in(institution.data().resolve(FILE)) : Journal.none());
  }

  private SimulatedHosts(Clock clock, SimulationSettings settings, Journal journal) {
    this.alarm = new Alarm(clock);
    this.world = new World(clock, new Pace(settings), journal, this::witnessed);
  }

  /** Hosts that nothing outlives. */
  public static SimulatedHosts passing(Clock clock, SimulationSettings settings) {
    return new SimulatedHosts(clock, settings, Journal.none());
  }

  /** Hosts whose holdings are kept in this file. */
  static SimulatedHosts kept(Clock clock, SimulationSettings settings, java.nio.file.Path file) {
    return new SimulatedHosts(clock, settings, Journal.in(file));
  }

  /** The host of this name, such as {@code rack1} for {@code simulated:///rack1}. */
  public SimulatedHost host(String name) {
    var known = hosts.get(name);
    return known != null ? known : made(name);
  }

  SimulatedHost at(URI uri) {
    var path = uri.getPath();
    if (path == null || path.length() < 2) {
      throw new UnexpectedAnswer("'%s' names no host; write simulated:///name.".formatted(uri));
    }
    return host(path.substring(1));
  }

  Pace pace() {
    return world.pace();
  }

  /**
   * Tells of each change of power with its true instant, even while nobody can reach the host. What
   * comes by itself is told when somebody next looks at the host, if only by {@link
   * SimulatedHost#runs}.
   */
  public void witness(Consumer<PowerChange> witness) {
    witnesses.add(witness);
  }

  private void witnessed(PowerChange change) {
    witnesses.forEach(witness -> witness.accept(change));
  }

  private synchronized SimulatedHost made(String name) {
    return hosts.computeIfAbsent(
        name,
        _ -> {
          var addresses = new Addresses(hosts.size() + 1);
          var holdings = new Holdings(name, world, addresses, world.journal().of(name));
          return new SimulatedHost(holdings, alarm);
        });
  }

  @Override
  public void close() throws IOException {
    alarm.close();
    world.journal().close();
  }
}
