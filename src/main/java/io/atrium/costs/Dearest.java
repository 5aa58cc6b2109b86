package io.atrium.costs;

import io.atrium.kernel.Money;
import java.util.List;

/**
 * What cost most in a period.
 *
 * @param items the dearest first, and no more than were asked for
 * @param count of how many they are the dearest
 */
public record Dearest(CostFrame frame, Money total, List<Item> items, int count) {

  public Dearest {
    items = List.copyOf(items);
  }

  /**
   * A machine, or something else that is charged for, such as an image.
   *
   * @param percent its part of the total
   * @param compared what it cost in that part of the period that can be compared
   * @param before what it cost in the same part of the period before
   */
  public record Item(
      String id,
      String name,
      String departmentName,
      Money amount,
      double percent,
      Money compared,
      Money before) {}
}
