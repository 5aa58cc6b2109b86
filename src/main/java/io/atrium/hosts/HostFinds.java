package io.atrium.hosts;

import io.atrium.accounts.Actor;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers what discovery registered once, so that a host an operator removed is not brought back.
 */
@Component
@Transactional
class HostFinds {

  private final JdbcClient jdbc;

  private final Hosts hosts;

  private final HostCommands commands;

  private final Clock clock;

  HostFinds(JdbcClient jdbc, Hosts hosts, HostCommands commands, Clock clock) {
    this.jdbc = jdbc;
    this.hosts = hosts;
    this.commands = commands;
    this.clock = clock;
  }

  /** Whether this place is or was a host. */
  @Transactional(readOnly = true)
  public boolean known(String driver, URI uri) {
    return hosts.existsByDriverAndUri(driver, uri.toString())
        || jdbc.sql("select count(*) from host_found where driver = ? and uri = ?")
                .params(driver, uri.toString())
                .query(Long.class)
                .single()
            > 0;
  }

  @Transactional(readOnly = true)
  public boolean none() {
    return hosts.count() == 0;
  }

  /** Registers what was found, under a name that is not taken. */
  public Host register(Actor actor, String name, String driver, URI uri) {
    var free = name;
    for (var number = 2; hosts.existsByNameAndIdNot(free, ""); number++) {
      free = name + " " + number;
    }
    jdbc.sql("insert into host_found (driver, uri, found_at) values (?, ?, ?)")
        .params(driver, uri.toString(), Timestamp.from(clock.instant()))
        .update();
    return commands.register(actor, new NewHost(free, driver, uri.toString(), null));
  }
}
