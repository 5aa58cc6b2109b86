package io.atrium.quota.web;

import io.atrium.kernel.Faults;
import io.atrium.quota.NewWindow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed into a form about limits for a time. */
record WindowFields(Map<String, String> entered) {

  public @Nullable String of(String field) {
    return entered.get(field);
  }

  NewWindow window(ZoneId zone) {
    var faults = new Faults();
    var window =
        new NewWindow(
            entered.get("meter"),
            number("limit", faults),
            moment("from", zone, faults),
            moment("to", zone, faults),
            entered.get("reason"));
    faults.refuse();
    return window;
  }

  @Nullable Long number(String field, Faults faults) {
    var text = entered.getOrDefault(field, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,15}")) {
      faults.add(field, "must be a whole number");
      return null;
    }
    return Long.valueOf(text);
  }

  @Nullable Instant moment(String field, ZoneId zone, Faults faults) {
    var text = entered.getOrDefault(field, "").strip();
    try {
      return text.isEmpty() ? null : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException _) {
      faults.add(field, "must be a day and a time");
      return null;
    }
  }
}
