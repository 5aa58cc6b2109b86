package io.atrium.costs;

import io.atrium.metering.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A period cut into its steps up to now, and as much of the period before as can be compared: as
 * many days of the month, and in the last of them up to the same time of day.
 *
 * @param steps the first day of each step, also of those to come
 * @param spans of each step, empty for what is to come
 * @param compared how many of the steps have a counterpart in the period before
 * @param before what they are compared with
 */
public record CostFrame(
    CostPeriod period, List<LocalDate> steps, List<Span> spans, int compared, Span before) {

  public CostFrame {
    steps = List.copyOf(steps);
    spans = List.copyOf(spans);
  }

  static CostFrame of(CostPeriod period, ZoneId zone, Instant now) {
    var steps = period.steps();
    var spans = new ArrayList<Span>();
    for (int i = 0; i < steps.size(); i++) {
      var end = i + 1 < steps.size() ? steps.get(i + 1) : period.after().first();
      var start = midnight(steps.get(i), zone);
      var until = midnight(end, zone);
      spans.add(Span.between(start, until.isBefore(now) ? until : now));
    }
    var compared = Math.min(steps.size(), period.before().steps().size());
    return new CostFrame(period, steps, spans, compared, before(period, compared, zone, now));
  }

  private static Span before(CostPeriod period, int compared, ZoneId zone, Instant now) {
    var first = period.before().first();
    var whole = period.year() ? first.plusMonths(compared) : first.plusDays(compared);
    var most = whole.atStartOfDay(zone);
    var same = counterpart(period, now.atZone(zone));
    return Span.between(midnight(first, zone), (same.isBefore(most) ? same : most).toInstant());
  }

  /** The moment that lies as far in the period before as this one in the period. */
  private static ZonedDateTime counterpart(CostPeriod period, ZonedDateTime now) {
    if (period.year()) {
      return now.minusYears(1);
    }
    var days = now.toLocalDate().toEpochDay() - period.first().toEpochDay();
    return period.before().first().plusDays(days).atTime(now.toLocalTime()).atZone(now.getZone());
  }

  private static Instant midnight(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** All of the period so far. */
  public Span whole() {
    return upTo(steps.size());
  }

  /** The part of the period that is compared with the one before. */
  public Span comparable() {
    return upTo(compared);
  }

  /** How many steps have begun. */
  public int begun() {
    return (int) spans.stream().filter(each -> each.seconds() > 0).count();
  }

  private Span upTo(int count) {
    var last = Math.max(1, Math.min(begun(), count));
    return new Span(spans.getFirst().from(), spans.get(last - 1).to());
  }
}
