package io.atrium.instances;

import io.atrium.drivers.DriverGateway;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.store.InstanceRow;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what can be done with a machine where it is. What its driver claims, it can. */
@Component
public class Abilities {

  private final DriverGateway gateway;

  private final HostQueries hosts;

  Abilities(DriverGateway gateway, HostQueries hosts) {
    this.gateway = gateway;
    this.hosts = hosts;
  }

  /** What hosts of this driver can do; nothing where there is no host yet. */
  public Set<Ability> of(@Nullable String driver) {
    var able = EnumSet.noneOf(Ability.class);
    if (driver != null) {
      var claims = gateway.driver(driver);
      for (var each : Ability.values()) {
        if (claims.as(each.capability()).isPresent()) {
          able.add(each);
        }
      }
    }
    return able;
  }

  boolean can(InstanceRow row, Ability ability) {
    return row.hostId() != null && of(hosts.host(row.hostId()).driver()).contains(ability);
  }

  void demand(InstanceRow row, Ability ability) {
    if (!can(row, ability)) {
      throw new WrongState(
          "The kind of host that this machine is on cannot %s.".formatted(ability.words()));
    }
  }
}
