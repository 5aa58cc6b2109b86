package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.Offering;
import io.atrium.hosts.HostClaims;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.instances.store.InstanceRow;
import io.atrium.kernel.Faults;
import io.atrium.kernel.NotFound;
import io.atrium.quota.Amounts;
import io.atrium.quota.Quotas;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives machines the size of another offering. Until the host has confirmed it, the larger of both
 * sizes is held, so that neither the end nor a failure finds the place taken.
 */
@Service
@Transactional
public class ResizeCommands {

  private static final String FIELD = "offeringId";

  private final Asking asking;
  private final Abilities abilities;
  private final CatalogueQueries catalogue;
  private final ObjectProvider<OrderPolicy> policies;
  private final Quotas quotas;
  private final HostClaims claims;

  ResizeCommands(
      Asking asking,
      Abilities abilities,
      CatalogueQueries catalogue,
      ObjectProvider<OrderPolicy> policies,
      Quotas quotas,
      HostClaims claims) {
    this.asking = asking;
    this.abilities = abilities;
    this.catalogue = catalogue;
    this.policies = policies;
    this.quotas = quotas;
    this.claims = claims;
  }

  /**
   * Asks for the size of this offering; the one it has already is success. Where the host cannot
   * give it to a running machine, that is stopped for it and started again.
   */
  public Instance resize(Actor actor, String id, String offeringId) {
    var row = asking.locked(actor, id);
    if (row.ordered().offeringId().equals(offeringId)) {
      return asking.view(row);
    }
    asking.ready(actor, id, "given another size");
    abilities.demand(row, Ability.RESIZE);
    var offering = checked(actor, row, offeringId);
    judge(actor, asking.view(row), offering);
    var live = abilities.can(row, Ability.LIVE_RESIZE);
    var operation = asking.wish(row, actor, new Errand.Resize(offeringId, offering.size(), live));
    quotas.resize(row.id(), operation.id(), Amounts.of(offering.size()));
    if (!claims.enlarge(row.id(), offering.size())) {
      throw NoCapacity.onItsHost();
    }
    return asking.asked(
        row, operation, actor, "instance.resize-requested", Map.of("offering", offering.name()));
  }

  /** What a machine of this kind and disk can become, the present one left out. */
  @Transactional(readOnly = true)
  public List<Offering> choices(Actor actor, Instance of) {
    return catalogue.offerings(actor).stream()
        .filter(each -> each.active() && !each.id().equals(of.offeringId()))
        .filter(each -> each.kind() == of.kind())
        .filter(each -> each.size().diskGib() >= of.size().diskGib())
        .toList();
  }

  /** What does not run costs no more processors and memory in another size. */
  private void judge(Actor actor, Instance of, Offering next) {
    if (of.desired() == Desired.RUNNING) {
      var wanted =
          new OneKind(of.departmentId(), of.kind(), of.environment(), next.size(), next.id());
      policies.orderedStream().forEach(each -> each.judgeChange(actor, OneKind.of(of), wanted));
    }
  }

  private Offering checked(Actor actor, InstanceRow row, String offeringId) {
    var faults = new Faults();
    var offering = find(actor, offeringId, faults);
    if (offering != null) {
      faults
          .unless(offering.active(), FIELD, "is no longer offered")
          .unless(offering.kind() == row.ordered().kind(), FIELD, "is for another kind of machine")
          .unless(
              offering.size().diskGib() >= row.ordered().diskGib(),
              FIELD,
              "has a smaller disk than the machine: a disk can only grow");
    }
    faults.refuse();
    if (offering == null) {
      throw new IllegalStateException("A size without faults is there");
    }
    return offering;
  }

  private @Nullable Offering find(Actor actor, String offeringId, Faults faults) {
    try {
      return catalogue.offering(actor, offeringId);
    } catch (NotFound unknown) {
      faults.add(FIELD, "is not known, or not yours to use");
      return null;
    }
  }
}
