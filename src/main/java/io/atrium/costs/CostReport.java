package io.atrium.costs;

import io.atrium.accounts.Department;
import io.atrium.kernel.Money;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was paid for, step by step, and beside it as much of the period before. Sums are exact and
 * told to a millionth; only bills round to cents, and only there allowances come off.
 *
 * @param compared what the steps that are compared cost
 * @param before what their counterparts in the period before cost
 * @param billed what the bills of the month say, where something is free and so they say less; else
 *     null
 * @param labels by which one can look, the most frequent first
 * @param tooMany whether there are too many machines to tell them apart by person or label
 * @param departments whose costs these are
 * @param machines the machines among which to look for simulated ones
 */
public record CostReport(
    CostFrame frame,
    UsageGrouping by,
    @Nullable String label,
    List<Series> series,
    List<Money> steps,
    Money total,
    Money compared,
    Money before,
    @Nullable Money billed,
    List<String> labels,
    boolean tooMany,
    List<Department> departments,
    Set<String> machines) {

  public CostReport {
    series = List.copyOf(series);
    steps = List.copyOf(steps);
    labels = List.copyOf(labels);
    departments = List.copyOf(departments);
    machines = Set.copyOf(machines);
  }

  /** What a series stands for. */
  public enum Sort {
    NAMED,
    /** What has no such label, or no owner that is known. */
    NONE,
    /** All that came after the largest. */
    OTHERS
  }

  /**
   * One part of the costs.
   *
   * @param key id or value; empty where nobody says, and for the others
   * @param amounts one for each step
   */
  public record Series(Sort sort, String key, String name, List<Money> amounts, Money total) {

    public Series {
      amounts = List.copyOf(amounts);
    }
  }
}
