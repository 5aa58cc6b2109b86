package io.atrium.instances.reconcile;

import io.atrium.accounts.Actor;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.Image;
import io.atrium.hosts.HostClaims;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.Condition;
import io.atrium.instances.store.InstanceRow;
import io.atrium.kernel.ImageFormat;
import io.atrium.placement.Demand;
import io.atrium.placement.Placement;
import io.atrium.placement.Verdict;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds a host for an instance and claims the room on it, in the caller's transaction. */
@Component
public class Placer {

  private final HostQueries hosts;

  private final HostClaims claims;

  private final CatalogueQueries catalogue;

  Placer(HostQueries hosts, HostClaims claims, CatalogueQueries catalogue) {
    this.hosts = hosts;
    this.claims = claims;
    this.catalogue = catalogue;
  }

  /**
   * Claims the best host that is left.
   *
   * @param tried hosts that have refused this instance already
   * @return one sentence per host that does not fit, when none did; else empty
   */
  public List<String> place(InstanceRow row, Set<String> tried) {
    var image = catalogue.image(Actor.portal(), row.ordered().imageId());
    var demand =
        new Demand(
            row.ordered().size(), format(row, image), image.simulated(), row.ordered().driver());
    var decision = Placement.choose(demand, hosts.all());
    for (var host : decision.ranked()) {
      if (!tried.contains(host) && claims.claim(host, row.id(), row.ordered().size())) {
        row.placeOn(host);
        row.forget(Condition.Type.WAITING_FOR_CAPACITY);
        return List.of();
      }
    }
    return decision.verdicts().stream()
        .map(verdict -> "%s: %s".formatted(verdict.hostName(), reason(verdict, tried)))
        .toList();
  }

  /** Gives the room back and forgets the host. */
  public void leave(InstanceRow row) {
    claims.release(row.id());
    row.placeOn(null);
    row.forget(Condition.Type.HOST_REACHABLE);
  }

  /** What lies in the store need not have the form of the image it came from. */
  private static ImageFormat format(InstanceRow row, Image image) {
    var archived = row.shelf().archived();
    return archived == null ? image.format() : archived.format();
  }

  private static String reason(Verdict verdict, Set<String> tried) {
    if (tried.contains(verdict.hostId())) {
      return "it refused this machine for want of room";
    }
    return verdict.fits() ? "somebody else was faster" : withoutStop(verdict.sentence());
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
