package io.atrium.pricing;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Ids;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.ETags;
import io.atrium.pricing.store.PriceVersions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets prices for the time to come. There is no way to change one that is set; what has not begun
 * can be withdrawn.
 */
@Service
public class PriceCommands {

  private final PriceVersions versions;

  private final CatalogueQueries catalogue;

  private final DepartmentQueries departments;

  private final ApplicationEventPublisher events;

  private final Ids ids;

  private final Clock clock;

  PriceCommands(
      PriceVersions versions,
      CatalogueQueries catalogue,
      DepartmentQueries departments,
      ApplicationEventPublisher events,
      Ids ids,
      Clock clock) {
    this.versions = versions;
    this.catalogue = catalogue;
    this.departments = departments;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The version begins with a whole second: the given one, or the next if it is between two.
   *
   * @param faults what was wrong already when the wanted prices were read
   */
  @Transactional
  public PriceVersion publish(Actor actor, NewPrices wanted, Faults faults) {
    return publish(actor, wanted, faults, null);
  }

  /**
   * The same, of prices made from those that were there.
   *
   * @param seen the tag of the price book as it was then; null where that does not matter
   */
  @Transactional
  public PriceVersion publish(Actor actor, NewPrices wanted, Faults faults, @Nullable String seen) {
    actor.require(Permission.ADMINISTER);
    ETags.check(seen, versions.lock());
    return add(actor, wanted, faults);
  }

  /** Takes back prices that have not begun, as if they had never been set. */
  @Transactional
  public void withdraw(Actor actor, String id) {
    actor.require(Permission.ADMINISTER);
    versions.lock();
    var now = clock.instant();
    var version =
        versions.all().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("price version"));
    if (!mayWithdraw(version)) {
      throw new PricesBegun();
    }
    versions.withdraw(id, actor.personId(), now);
    events.publishEvent(
        PricesChanged.withdrawn(
            actor.personId(), id, version.effectiveFrom(), version.label(), now));
  }

  /** Whether the version begins so late that no portal can have counted by it. */
  public boolean mayWithdraw(PriceVersion version) {
    return !version.effectiveFrom().isBefore(clock.instant().plus(NewPrices.LEAD));
  }

  private PriceVersion add(Actor actor, NewPrices wanted, Faults faults) {
    var version = made(actor, wanted, faults);
    add(version, clock.instant());
    return version;
  }

  /** What would be published, checked in the same way. Nothing is stored. */
  @Transactional(readOnly = true)
  PriceVersion tried(Actor actor, NewPrices wanted, Faults faults) {
    actor.require(Permission.ADMINISTER);
    return made(actor, wanted, faults);
  }

  private PriceVersion made(Actor actor, NewPrices wanted, Faults faults) {
    var now = clock.instant();
    wanted.check(now, this::isOffering, this::isDepartment, faults);
    faults.unlessTaken(() -> isFree(wanted.effectiveFrom()), "price version", "effectiveFrom");
    faults.refuse();
    var from = nextSecond(Objects.requireNonNull(wanted.effectiveFrom()));
    var before = before(from);
    return new PriceVersion(
        ids.next("price"),
        from,
        Objects.requireNonNull(wanted.label()).strip(),
        actor.personId(),
        prices(wanted),
        wanted.terms().allowancesOr(before.allowances()),
        wanted.terms().discountsOr(before.discounts()));
  }

  /** The version that ends then: what is not said of the terms stays as it has them. */
  private PriceVersion before(Instant from) {
    return versions.all().stream()
        .filter(each -> each.effectiveFrom().isBefore(from))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private boolean isFree(@Nullable Instant from) {
    return from == null
        || versions.all().stream().noneMatch(each -> each.effectiveFrom().equals(nextSecond(from)));
  }

  private static List<Price> prices(NewPrices wanted) {
    return Objects.requireNonNull(wanted.prices()).stream()
        .<Price>map(Objects::requireNonNull)
        .toList();
  }

  /** One that was removed before anybody used it may keep its prices. */
  private boolean isOffering(String id) {
    var priced = versions.all().stream().flatMap(version -> version.prices().stream());
    return priced.anyMatch(each -> id.equals(each.offeringId()))
        || catalogue.findOffering(id).isPresent();
  }

  private boolean isDepartment(String id) {
    return departments.visible(Actor.portal()).stream().anyMatch(each -> each.id().equals(id));
  }

  private void add(PriceVersion version, Instant now) {
    versions.add(version, now);
    events.publishEvent(
        PricesChanged.published(
            version.madeBy(), version.id(), version.effectiveFrom(), version.label(), now));
  }

  /** Makes sure that there are prices at all, from the beginning of time. */
  @Transactional
  void begin(List<Price> prices) {
    if (versions.all().isEmpty()) {
      var from = Instant.EPOCH;
      var actor = Actor.portal().personId();
      var version =
          new PriceVersion("price-starter", from, "starter", actor, prices, List.of(), List.of());
      add(version, clock.instant());
    }
  }

  private static Instant nextSecond(Instant moment) {
    return moment.getNano() == 0 ? moment : Instant.ofEpochSecond(moment.getEpochSecond() + 1);
  }
}
