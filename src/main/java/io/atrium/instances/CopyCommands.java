package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.store.InstanceRow;
import io.atrium.kernel.Faults;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders machines that begin as copies of others: an order like any other, but for the disk. */
@Service
@Transactional
public class CopyCommands {

  private final Asking asking;
  private final Abilities abilities;
  private final Orders orders;
  private final HostQueries hosts;

  CopyCommands(Asking asking, Abilities abilities, Orders orders, HostQueries hosts) {
    this.asking = asking;
    this.abilities = abilities;
    this.orders = orders;
    this.hosts = hosts;
  }

  /**
   * A new machine with the disk of this one. What runs goes on running, and its copy begins with
   * what a power cut would have left.
   *
   * @param offeringId another size, with a disk as large at least; null for the same
   */
  public Instance copy(Actor actor, String id, String name, @Nullable String offeringId) {
    var source = asking.ready(actor, id, "copied");
    abilities.demand(source, Ability.EXPORT);
    var order = order(source, name, offeringId);
    var copy = orders.placeCopy(actor, order, source);
    new Faults()
        .unless(
            copy.size().diskGib() >= source.ordered().diskGib(),
            "offeringId",
            "has a smaller disk than the machine that is copied")
        .refuse();
    asking.tell(source, actor, "instance.copied", Map.of("copy", copy.name()));
    return copy;
  }

  private Order order(InstanceRow source, String name, @Nullable String offeringId) {
    var of = source.ordered();
    return new Order(
        name,
        of.kind(),
        of.imageId(),
        Objects.requireNonNullElse(offeringId, of.offeringId()),
        of.departmentId(),
        of.environment(),
        source.labels(),
        null,
        List.of(),
        Map.of(),
        hosts.host(Objects.requireNonNull(source.hostId())).driver(),
        false,
        1);
  }
}
