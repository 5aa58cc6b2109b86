package io.atrium.quota;

import java.util.Map;

/** One limit that a request would pass: whose it is, what it allows and what was asked. */
public record Shortfall(
    String scopeId,
    String scopeName,
    QuotaMeter meter,
    long limit,
    long used,
    long held,
    long asked) {

  String sentence() {
    return "%s may have %s: %d used, %d held, %d asked for"
        .formatted(scopeName, meter.words(limit), used, held, asked);
  }

  Map<String, Object> asDetail() {
    return Map.of(
        "scopeId", scopeId,
        "scope", scopeName,
        "meter", meter.word(),
        "limit", limit,
        "used", used,
        "held", held,
        "asked", asked);
  }
}
