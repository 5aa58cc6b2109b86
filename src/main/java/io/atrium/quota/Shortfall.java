package io.atrium.quota;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One limit that a request would pass: whose it is, what it allows and what was asked.
 *
 * @param end when that limit ends, where it is one for a time
 */
public record Shortfall(
    String scopeId,
    String scopeName,
    QuotaMeter meter,
    long limit,
    long used,
    long held,
    long asked,
    @Nullable End end) {

  String sentence() {
    var until = end == null ? "" : " until " + end.words();
    return "%s may have %s%s: %d used, %d held, %d asked for"
        .formatted(scopeName, meter.words(limit), until, used, held, asked);
  }

  Map<String, Object> asDetail() {
    var details = new HashMap<String, Object>();
    details.put("scopeId", scopeId);
    details.put("scope", scopeName);
    details.put("meter", meter.word());
    details.put("limit", limit);
    details.put("used", used);
    details.put("held", held);
    details.put("asked", asked);
    if (end != null) {
      details.put("until", end.at().toString());
    }
    return details;
  }

  /** When a limit for a time ends, for programs and for people. */
  public record End(Instant at, String words) {}
}
