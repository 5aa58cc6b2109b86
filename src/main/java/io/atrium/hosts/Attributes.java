package io.atrium.hosts;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the facts a driver told of a host as lines of {@code name=value}, sorted, and reads them
 * back.
 */
final class Attributes {

  /** As wide as the column; what does not fit is left out rather than cut in the middle. */
  private static final int WIDTH = 4_000;

  private Attributes() {}

  static String write(Map<String, String> attributes) {
    var text = new StringBuilder();
    new TreeMap<>(attributes)
        .forEach((name, value) -> {
          var line = oneLine(name).replace('=', ' ') + "=" + oneLine(value) + "\n";
          if (text.length() + line.length() <= WIDTH) {
            text.append(line);
          }
        });
    return text.toString();
  }

  static Map<String, String> read(String text) {
    return text.lines()
        .filter(line -> line.indexOf('=') > 0)
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf('=')),
                line -> line.substring(line.indexOf('=') + 1),
                (first, _) -> first));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
