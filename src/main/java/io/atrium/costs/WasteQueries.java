package io.atrium.costs;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.People;
import io.atrium.costs.Waste.Machine;
import io.atrium.costs.Waste.Reason;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import io.atrium.metering.Unused;
import io.atrium.metering.UnusedMachines;
import io.atrium.pricing.Periods;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.rating.Exact;
import io.atrium.pricing.rating.PriceBasis;
import io.atrium.pricing.rating.PriceBook.Priced;
import io.atrium.pricing.rating.RatedUse.Key;
import io.atrium.pricing.rating.Rating;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever sees the bills which machines are paid for and not used, and what that costs. */
@Service
public class WasteQueries {

  private static final Comparator<Machine> DEAREST_FIRST =
      Comparator.comparing((Machine each) -> each.perMonth().amount())
          .reversed()
          .thenComparing(Machine::name)
          .thenComparing(Machine::id);

  private final CostScope scope;

  private final UnusedMachines unused;

  private final PriceQueries prices;

  private final Periods periods;

  private final People people;

  private final Institution institution;

  WasteQueries(
      CostScope scope,
      UnusedMachines unused,
      PriceQueries prices,
      Periods periods,
      People people,
      Institution institution) {
    this.scope = scope;
    this.unused = unused;
    this.prices = prices;
    this.periods = periods;
    this.people = people;
    this.institution = institution;
  }

  /**
   * What is wasted at present.
   *
   * @param departmentId only of this department and those below it; null for all
   */
  @Transactional(readOnly = true)
  public Waste of(Actor actor, @Nullable String departmentId) {
    var departments =
        scope.of(actor, departmentId).stream()
            .collect(Collectors.toMap(Department::id, Function.identity()));
    var month = periods.current().plusMonths(1);
    var pieces = prices.book().cut(periods.span(month));
    var found = unused.of(departments.keySet());
    var owners =
        people.displayNames(
            found.stream().map(each -> each.traits().ownerId()).distinct().toList());
    var machines =
        found.stream()
            .map(each -> machine(each, cost(each, pieces), departments, owners))
            .sorted(DEAREST_FIRST)
            .toList();
    return new Waste(month, sum(machines, Reason.STOPPED), sum(machines, Reason.IDLE), machines);
  }

  private Machine machine(
      Unused each, Money cost, Map<String, Department> departments, Map<String, String> owners) {
    var traits = each.traits();
    return new Machine(
        each.instanceId(),
        each.name(),
        traits.kind(),
        traits.departmentId(),
        Objects.requireNonNull(departments.get(traits.departmentId())).name(),
        owners.getOrDefault(traits.ownerId(), ""),
        each.runs() ? Reason.IDLE : Reason.STOPPED,
        each.since(),
        busyPercent(each),
        cost);
  }

  private static @Nullable Double busyPercent(Unused each) {
    var did = each.processorTime();
    var could = each.units().getOrDefault(Meter.VCPU, 0L) * UnusedMachines.WATCHED.toNanos();
    return did == null || could == 0 ? null : 100 * did.doubleValue() / could;
  }

  /** If it stays as it is for all of the pieces, at the prices that hold in each. */
  private Money cost(Unused machine, List<Priced> pieces) {
    var sum = Exact.ZERO;
    for (var piece : pieces) {
      for (var meter : machine.units().entrySet()) {
        sum = sum.plus(cost(machine, meter.getKey(), meter.getValue(), piece));
      }
    }
    var digits = institution.currency().getDefaultFractionDigits();
    return new Money(sum.rounded(digits), institution.currency());
  }

  private static Exact cost(Unused machine, Meter meter, long units, Priced piece) {
    Span span = piece.span();
    var unitSeconds = BigInteger.valueOf(units).multiply(BigInteger.valueOf(span.seconds()));
    return Key.of(meter, PriceBasis.of(machine.traits()), piece.version())
        .map(key -> Rating.amount(unitSeconds, meter, key.unitPrice()))
        .orElse(Exact.ZERO);
  }

  private Money sum(List<Machine> machines, Reason reason) {
    return machines.stream()
        .filter(each -> each.reason() == reason)
        .map(Machine::perMonth)
        .reduce(Money.zero(institution.currency()).rounded(), Money::plus);
  }
}
