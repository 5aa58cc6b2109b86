package io.atrium.instances.store;

import io.atrium.instances.Condition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** At most one condition of each type; one that stays as it was keeps the moment it began. */
final class Conditions {

  private Conditions() {}

  static List<Condition> with(List<Condition> conditions, Condition next) {
    var before = find(conditions, next.type());
    var same =
        before != null && before.status() == next.status() && before.reason().equals(next.reason());
    return same
        ? conditions
        : Stream.concat(without(conditions, next.type()).stream(), Stream.of(next)).toList();
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
