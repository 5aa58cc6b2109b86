package io.atrium.activity.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.activity.ActivityQueries;
import io.atrium.activity.TrailEntry;
import io.atrium.kernel.Simulated;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns entries of the trail into lines that read as if somebody had written them. */
@Component
class TrailLines {

  private final ActivityQueries queries;
  private final TrailNames names;
  private final Simulated simulated;

  TrailLines(ActivityQueries queries, TrailNames names, Simulated simulated) {
    this.queries = queries;
    this.names = names;
    this.simulated = simulated;
  }

  List<TrailLine> of(Actor actor, List<TrailEntry> entries) {
    var latest = queries.latest(entries.stream().map(TrailEntry::subjectId).distinct().toList());
    var known = names.of(entries, latest);
    var pretended = simulated.among(latest.keySet());
    return entries.stream()
        .map(entry -> line(actor, entry, latest, known, pretended.contains(entry.subjectId())))
        .toList();
  }

  private static TrailLine line(
      Actor actor,
      TrailEntry entry,
      Map<String, TrailEntry> latest,
      TrailNames.Known known,
      boolean simulated) {
    var sentence = entry.details().get("sentence");
    var health = entry.details().get("health");
    return new TrailLine(
        entry.at(),
        known.name(entry.actor()),
        entry.action(),
        what(entry, known),
        isBill(entry) ? month(entry.details().get("period")) : null,
        href(actor, entry, latest.getOrDefault(entry.subjectId(), entry)),
        entry.action().startsWith("member.") && entry.departmentId() != null
            ? known.name(entry.departmentId())
            : null,
        simulated,
        health == null ? null : "activity.health." + health.toLowerCase(Locale.ROOT),
        sentence == null ? null : known.inWords(sentence));
  }

  /** What it happened to. Whoever does something to themselves need not be named twice. */
  private static @Nullable String what(TrailEntry entry, TrailNames.Known known) {
    var details = entry.details();
    if (entry.subjectId().equals(entry.actor())) {
      return null;
    }
    if (isBill(entry) && entry.departmentId() != null) {
      return known.name(entry.departmentId());
    }
    var called = details.getOrDefault("name", details.get("label"));
    return called == null ? known.name(entry.subjectId()) : called;
  }

  private static boolean isBill(TrailEntry entry) {
    return entry.action().startsWith("bill.");
  }

  private static @Nullable YearMonth month(@Nullable String period) {
    return period == null ? null : YearMonth.parse(period);
  }

  /** Where it is shown, if it is still there and the reader may see it. */
  private static @Nullable String href(Actor actor, TrailEntry entry, TrailEntry latest) {
    var id = entry.subjectId();
    return switch (id.substring(0, Math.max(0, id.indexOf('-')))) {
      case "i" -> "/instances/" + id;
      case "inv" -> "/bills/" + id;
      case "h" -> latest.action().equals("host.removed") ? null : "/hosts/" + id;
      case "img" ->
          latest.action().equals("image.removed") || latest.action().equals("image.refused")
              ? null
              : "/images/" + id;
      case "per" -> actor.may(Permission.ADMINISTER) ? "/people/" + id : null;
      default -> null;
    };
  }
}
