package io.atrium.drivers.docker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that went in and out of a container's cards, as its own network namespace counts them. Null
 * where the kernel does not let the portal look.
 */
record NetworkFile(@Nullable Long received, @Nullable Long sent) {

  private static final int RECEIVED = 0;

  private static final int SENT = 8;

  static NetworkFile unseen() {
    return new NetworkFile(null, null);
  }

  static NetworkFile of(List<String> lines) {
    var cards =
        lines.stream()
            .map(String::strip)
            .filter(line -> line.contains(":") && !line.startsWith("lo:"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
            .filter(columns -> columns.length > SENT)
            .toList();
    return lines.isEmpty() ? unseen() : new NetworkFile(sum(cards, RECEIVED), sum(cards, SENT));
  }

  private static long sum(List<String[]> cards, int column) {
    return cards.stream().mapToLong(columns -> Long.parseLong(columns[column])).sum();
  }
}
