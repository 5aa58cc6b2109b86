package io.atrium.benchmark;

import java.util.List;
import java.util.Locale;

/** Measured times in milliseconds. */
record Samples(List<Double> millis) {

  Samples {
    millis = millis.stream().sorted().toList();
  }

  double median() {
    return at(0.5);
  }

  double at(double share) {
    return millis.get((int) Math.min(millis.size() - 1L, Math.round(share * (millis.size() - 1))));
  }

  /** Such as {@code 3.1 ms (p95 4.2, n 200)}. */
  String summary() {
    return String.format(
        Locale.ROOT, "%.1f ms (p95 %.1f, n %d)", median(), at(0.95), millis.size());
  }
}
