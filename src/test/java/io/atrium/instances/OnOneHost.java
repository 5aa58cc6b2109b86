package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.TestAccounts;
import io.atrium.drivers.simulated.SimulatedHost;
import io.atrium.drivers.simulated.SimulatedHosts;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.reconcile.Reconciler;
import io.atrium.instances.reconcile.Sweeper;
import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A world of its own for each test, with one host that can be broken. */
abstract class OnOneHost {

  @Autowired TestAccounts accounts;
  @Autowired Orders orders;
  @Autowired InstanceCommands commands;
  @Autowired InstanceQueries queries;
  @Autowired Reconciler reconciler;
  @Autowired Sweeper sweeper;
  @Autowired HostQueries hosts;
  @Autowired SimulatedHosts simulated;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;
  @Autowired Heard heard;

  World world;
  SimulatedHost host;

  @BeforeEach
  void begin() {
    // What earlier tests left half done is done now, on the hosts of those tests.
    clock.advance(Duration.ofHours(1));
    settle();
    world = new World(jdbc, hosts, accounts);
    host = simulated.host(world.host0().name());
    heard.forget();
  }

  Instance order(String name) {
    return orders.place(world.member(), world.order(name)).getFirst();
  }

  /** The id of one that runs. */
  String running(String name) {
    var id = order(name).id();
    settle();
    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    return id;
  }

  /** Does what is due. */
  void settle() {
    reconciler.runDue();
  }

  Instance look(String id) {
    return queries.instance(world.member(), id);
  }

  /** Lets time pass and says what time it is then. */
  Instant passing(Duration time) {
    clock.advance(time);
    return clock.instant();
  }
}
