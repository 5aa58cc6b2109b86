package io.atrium.catalogue;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Kind;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.ETags;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What operators may do to offerings. A size is fixed for good; a used offering is never deleted.
 */
@Service
@Transactional
public class OfferingCommands {

  private final Offerings offerings;

  private final List<OfferingUse> uses;

  private final Validator validator;

  private final Ids ids;

  private final ApplicationEventPublisher events;

  private final Clock clock;

  OfferingCommands(
      Offerings offerings,
      List<OfferingUse> uses,
      Validator validator,
      Ids ids,
      ApplicationEventPublisher events,
      Clock clock) {
    this.offerings = offerings;
    this.uses = uses;
    this.validator = validator;
    this.ids = ids;
    this.events = events;
    this.clock = clock;
  }

  public Offering add(Actor actor, NewOffering wanted) {
    actor.require(Permission.ADMINISTER);
    var faults = new Faults().constraints(validator, wanted);
    var sku = Objects.requireNonNullElseGet(wanted.sku(), () -> usualSku(wanted));
    faults
        .unless(faults.has("sku") || !offerings.existsBySku(sku), "sku", "is taken: " + sku)
        .refuse();

    var added = offerings.saveAndFlush(StoredOffering.of(ids.next("off"), sku, wanted)).offering();
    tell(actor, added, "offering.added");
    return added;
  }

  /**
   * Changes words, or whether it can be ordered.
   *
   * @param ifMatch the entity tag that the caller saw, or null
   */
  public Offering change(Actor actor, String id, OfferingChange change, @Nullable String ifMatch) {
    actor.require(Permission.ADMINISTER);
    new Faults().constraints(validator, change).refuse();
    var offering = unstale(id, ifMatch);

    offering.describe(change);
    var changed = offerings.saveAndFlush(offering).offering();
    tell(actor, changed, "offering.changed");
    return changed;
  }

  /**
   * Deletes an offering that was never used, and deactivates any other: what was ordered under it
   * goes on, and bills go on naming it.
   *
   * @return whether it is gone
   */
  public boolean remove(Actor actor, String id, @Nullable String ifMatch) {
    actor.require(Permission.ADMINISTER);
    var offering = unstale(id, ifMatch);

    // Where nobody can tell about use, it counts as used.
    if (uses.isEmpty() || uses.stream().anyMatch(use -> use.everUsed(id))) {
      offering.deactivate();
      tell(actor, offerings.saveAndFlush(offering).offering(), "offering.deactivated");
      return false;
    }
    offerings.delete(offering);
    tell(actor, offering.offering(), "offering.removed");
    return true;
  }

  private StoredOffering unstale(String id, @Nullable String ifMatch) {
    var offering = offerings.findById(id).orElseThrow(() -> new NotFound("offering"));
    ETags.check(ifMatch, offering.offering().version());
    return offering;
  }

  private static String usualSku(NewOffering wanted) {
    return "%s-%dC-%dM-%dG"
        .formatted(
            wanted.kind() == Kind.VM ? "VM" : "CT",
            wanted.vcpus(),
            wanted.memoryMib(),
            wanted.diskGib());
  }

  private void tell(Actor actor, Offering offering, String action) {
    events.publishEvent(
        new CatalogueChanged(
            actor.personId(),
            null,
            offering.id(),
            action,
            Map.of("sku", offering.sku(), "name", offering.name()),
            clock.instant()));
  }
}
