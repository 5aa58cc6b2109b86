package io.atrium.billing.web;

import io.atrium.billing.Rollup;
import io.atrium.billing.Rollup.Row;
import io.atrium.kernel.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of bills along the tree is simulated, by department; departments without any are left
 * out.
 */
record SimulatedBranches(Map<String, Branch> branches) {

  SimulatedBranches {
    branches = Map.copyOf(branches);
  }

  /**
   * Adds up along the rows, which stand each before those below it.
   *
   * @param shares by the bill's id
   */
  static SimulatedBranches of(Rollup rollup, Map<String, SimulatedShares> shares) {
    var found = new HashMap<String, Branch>();
    for (int n = 0; n < rollup.rows().size(); n++) {
      var row = rollup.rows().get(n);
      var own = amount(row, shares);
      branch(rollup.rows().subList(n, n + 1 + row.below()), shares)
          .ifPresent(all -> found.put(row.department().id(), new Branch(own.orElse(null), all)));
    }
    return new SimulatedBranches(found);
  }

  private static Optional<Money> branch(List<Row> rows, Map<String, SimulatedShares> shares) {
    return rows.stream().flatMap(each -> amount(each, shares).stream()).reduce(Money::plus);
  }

  private static Optional<Money> amount(Row row, Map<String, SimulatedShares> shares) {
    var bill = row.bill();
    return Optional.ofNullable(bill == null ? null : shares.get(bill.id()))
        .filter(SimulatedShares::any)
        .map(SimulatedShares::amount);
  }

  public @Nullable Branch of(String departmentId) {
    return branches.get(departmentId);
  }

  /** Of the department with all below it, as text; nothing is told as zero. */
  String together(Row row) {
    var branch = of(row.department().id());
    var zero = row.own().amount().subtract(row.own().amount());
    return (branch == null ? zero : branch.together().amount()).toPlainString();
  }

  /**
   * What of one department is simulated.
   *
   * @param own of its own bill, or null
   * @param together that and of all below
   */
  record Branch(@Nullable Money own, Money together) {}
}
