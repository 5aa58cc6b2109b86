package io.atrium.kernel.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what a value should have looked like, without naming a type of ours. */
final class Expected {

  private static final Map<Class<?>, String> WORDS =
      Map.of(
          Instant.class, "must be an instant such as 2026-11-22T15:00:00Z",
          LocalDate.class, "must be a date such as 2026-11-22",
          YearMonth.class, "must be a month such as 2026-11",
          Duration.class, "must be a duration such as 30s",
          BigDecimal.class, "must be a number",
          String.class, "must be text");

  private Expected() {}

  static String of(@Nullable Class<?> type) {
    if (type == null) {
      return "has a value of the wrong kind";
    }
    if (type.isEnum()) {
      return "must be one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (WORDS.containsKey(type)) {
      return WORDS.get(type);
    }
    return structure(type);
  }

  private static String structure(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    }
    if (type == double.class || type == Double.class || type == float.class) {
      return "must be a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "must be a whole number" + range(type);
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "must be a list";
    }
    return type.isRecord() || Map.class.isAssignableFrom(type)
        ? "must be an object"
        : "has a value of the wrong kind";
  }

  private static String range(Class<?> type) {
    return type == int.class || type == Integer.class ? " below 2147483648" : "";
  }
}
