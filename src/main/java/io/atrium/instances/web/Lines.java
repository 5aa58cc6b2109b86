package io.atrium.instances.web;

import io.atrium.kernel.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what people write into large text fields, one thing a line. Empty lines mean nothing. */
final class Lines {

  private Lines() {}

  static List<String> of(@Nullable String text) {
    return text == null
        ? List.of()
        : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Lines of {@code name=value}; any other line is a fault of the field. */
  static Map<String, String> pairs(@Nullable String text, String field) {
    var pairs = new LinkedHashMap<String, String>();
    for (var line : of(text)) {
      var at = line.indexOf('=');
      new Faults().unless(at > 0, field, "must have name=value on each line").refuse();
      pairs.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
    }
    return pairs;
  }
}
