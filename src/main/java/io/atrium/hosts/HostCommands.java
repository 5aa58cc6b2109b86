package io.atrium.hosts;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.ETags;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators may do to hosts. Nothing here touches the machine itself or what runs on it. */
@Service
@Transactional
public class HostCommands {

  static final String NAME = "\\s*(?=\\S)[^\\p{Cntrl}]{1,100}";

  static final String NAME_MESSAGE = "must be one line of 1 to 100 characters";

  static final String OVERCOMMIT_MESSAGE = "must be 1 to 100, with at most two decimals";

  private final Hosts hosts;

  private final HostRequests requests;

  private final HostRooms rooms;

  private final HostQueries queries;

  private final ApplicationEventPublisher events;

  private final Clock clock;

  HostCommands(
      Hosts hosts,
      HostRequests requests,
      HostRooms rooms,
      HostQueries queries,
      ApplicationEventPublisher events,
      Clock clock) {
    this.hosts = hosts;
    this.requests = requests;
    this.rooms = rooms;
    this.queries = queries;
    this.events = events;
    this.clock = clock;
  }

  /** Registers a host; it takes instances once the first look found it well. */
  public Host register(Actor actor, NewHost wanted) {
    actor.require(Permission.ADMINISTER);
    var added = hosts.saveAndFlush(requests.judge(wanted));
    rooms.open(added.id());
    return tell(actor, added, "host.registered");
  }

  public Host change(Actor actor, String id, HostChange change, @Nullable String ifMatch) {
    actor.require(Permission.ADMINISTER);
    requests.judge(change, id);
    var host = unstale(id, ifMatch);

    if (change.name() != null) {
      host.rename(change.name().strip());
    }
    if (change.overcommit() != null) {
      host.overcommit(change.overcommit());
      rooms.limit(id, queries.host(id).capacity(), host.overcommit());
    }
    return tell(actor, hosts.saveAndFlush(host), "host.changed");
  }

  /** Nothing new is placed on it from now on. Draining a draining host changes nothing. */
  public Host drain(Actor actor, String id, @Nullable String ifMatch) {
    return become(actor, id, HostState.DRAINING, ifMatch);
  }

  public Host activate(Actor actor, String id, @Nullable String ifMatch) {
    return become(actor, id, HostState.ACTIVE, ifMatch);
  }

  /** Forgets an empty host. What is not ours on it was never touched and stays. */
  public void remove(Actor actor, String id, @Nullable String ifMatch) {
    actor.require(Permission.ADMINISTER);
    var host = unstale(id, ifMatch);
    var instances = rooms.instances(id);
    if (instances > 0) {
      throw new HostInUse(host.name(), instances);
    }
    tell(actor, host, "host.removed");
    hosts.delete(host);
  }

  private Host become(Actor actor, String id, HostState wanted, @Nullable String ifMatch) {
    actor.require(Permission.ADMINISTER);
    var host = unstale(id, ifMatch);
    if (host.is(wanted)) {
      return queries.host(id);
    }
    host.become(wanted);
    var action = wanted == HostState.ACTIVE ? "host.activated" : "host.draining";
    return tell(actor, hosts.saveAndFlush(host), action);
  }

  private StoredHost unstale(String id, @Nullable String ifMatch) {
    var host = hosts.findById(id).orElseThrow(() -> new NotFound("host"));
    ETags.check(ifMatch, host.version());
    return host;
  }

  private Host tell(Actor actor, StoredHost stored, String action) {
    var host = queries.host(stored.id());
    events.publishEvent(
        new HostChanged(
            actor.personId(),
            host.id(),
            action,
            Map.of(
                "name", host.name(),
                "driver", host.driver(),
                "simulated", String.valueOf(host.simulated())),
            clock.instant()));
    return host;
  }
}
