package io.atrium.costs;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.costs.Dearest.Item;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.Use;
import io.atrium.pricing.rating.Exact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells whoever sees the bills which machines cost most, and what they cost in the period before.
 */
@Service
public class DearestQueries {

  private static final Comparator<Map.Entry<String, List<Exact>>> MOST_FIRST =
      Comparator.comparing((Map.Entry<String, List<Exact>> each) -> each.getValue().getFirst())
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private final CostScope scope;

  private final CostQueries costs;

  private final CostSums sums;

  private final Institution institution;

  DearestQueries(CostScope scope, CostQueries costs, CostSums sums, Institution institution) {
    this.scope = scope;
    this.costs = costs;
    this.sums = sums;
    this.institution = institution;
  }

  /**
   * The dearest of the period.
   *
   * @param departmentId only of this department and those below it; null for all
   */
  @Transactional(readOnly = true)
  public Dearest of(Actor actor, CostPeriod period, @Nullable String departmentId, int most) {
    var departments =
        scope.of(actor, departmentId).stream()
            .collect(Collectors.toMap(Department::id, Department::name));
    var frame = costs.frame(period);
    var found = new Found(new HashMap<>());
    var spans = List.of(frame.whole(), frame.comparable(), frame.before());
    var paid =
        new ArrayList<>(sums.of(departments.keySet(), spans, true, found::machine).entrySet());
    paid.removeIf(each -> each.getValue().getFirst().equals(Exact.ZERO));
    var total =
        paid.stream().map(each -> each.getValue().getFirst()).reduce(Exact.ZERO, Exact::plus);
    var items =
        paid.stream()
            .sorted(MOST_FIRST)
            .limit(most)
            .map(each -> item(each, found.of(each.getKey()), departments, total))
            .toList();
    return new Dearest(frame, money(total), items, paid.size());
  }

  /** Some use of each machine, which tells what it is called and who pays. */
  private record Found(Map<String, Use> byId) {

    String machine(Use use) {
      var id = String.valueOf(use.instanceId());
      byId.merge(id, use, (one, other) -> one.span() <= other.span() ? one : other);
      return id;
    }

    Use of(String id) {
      return Objects.requireNonNull(byId.get(id));
    }
  }

  private Item item(
      Map.Entry<String, List<Exact>> each, Use use, Map<String, String> departments, Exact total) {
    var amounts = each.getValue();
    return new Item(
        each.getKey(),
        String.valueOf(use.name()),
        Objects.requireNonNull(departments.get(use.departmentId())),
        money(amounts.get(0)),
        percent(amounts.get(0), total),
        money(amounts.get(1)),
        money(amounts.get(2)));
  }

  private static double percent(Exact part, Exact whole) {
    return part.rounded(9).movePointRight(2).doubleValue()
        / whole.rounded(9).max(BigDecimal.valueOf(1, 9)).doubleValue();
  }

  private Money money(Exact exact) {
    var digits = institution.currency().getDefaultFractionDigits();
    return new Money(exact.rounded(digits), institution.currency());
  }
}
