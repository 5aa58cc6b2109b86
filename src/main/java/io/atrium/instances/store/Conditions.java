package io.atrium.instances.store;

import io.atrium.instances.Condition;
import io.atrium.instances.Condition.Type;
import io.atrium.instances.Desired;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * At most one condition of each type; one that stays as it was keeps the moment it began. Each ends
 * when what it says is no longer so, or no longer of use to anybody.
 */
final class Conditions {

  private Conditions() {}

  static List<Condition> with(List<Condition> conditions, Condition next) {
    var before = find(conditions, next.type());
    if (before == null
        || before.status() != next.status()
        || !before.reason().equals(next.reason())) {
      return plus(without(conditions, next.type()), next);
    }
    var still = next.since(before.since());
    return still.equals(before) ? conditions : plus(without(conditions, next.type()), still);
  }

  /**
   * What is left of them when a person wishes something: they know by now what happened outside,
   * and what took too long is not what is under way any more. What shall be gone waits for nothing.
   */
  static List<Condition> ofNewWish(List<Condition> conditions, Desired wanted) {
    var left = without(without(conditions, Type.CHANGED_OUTSIDE), Type.STUCK);
    return wanted == Desired.ABSENT ? without(left, Type.WAITING_FOR_CAPACITY) : left;
  }

  private static List<Condition> plus(List<Condition> conditions, Condition next) {
    return Stream.concat(conditions.stream(), Stream.of(next)).toList();
  }

  static List<Condition> without(List<Condition> conditions, Condition.Type type) {
    return find(conditions, type) == null
        ? conditions
        : conditions.stream().filter(other -> other.type() != type).toList();
  }

  static @Nullable Condition find(List<Condition> conditions, Condition.Type type) {
    return conditions.stream().filter(each -> each.type() == type).findFirst().orElse(null);
  }
}
