package io.atrium.pricing;

import io.atrium.kernel.Institution;
import io.atrium.kernel.InvalidRequest;
import io.atrium.metering.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/**
 * Calendar months of the institution's zone. A month is the time between two instants: one with a
 * changed clock has an hour more or less, and that is right.
 */
@Component
public class Periods {

  private final Institution institution;

  private final Clock clock;

  Periods(Institution institution, Clock clock) {
    this.institution = institution;
    this.clock = clock;
  }

  public YearMonth current() {
    return of(clock.instant());
  }

  public YearMonth of(Instant moment) {
    return YearMonth.from(moment.atZone(institution.zone()));
  }

  /** Refuses a month of which nothing can be known yet. */
  public void requireBegun(YearMonth month) {
    if (month.isAfter(current())) {
      throw new InvalidRequest(
          "period", "%s lies in the future: a bill begins with its month.".formatted(month));
    }
  }

  public Span span(YearMonth month) {
    return Span.between(begin(month), begin(month.plusMonths(1)));
  }

  private Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(institution.zone()).toInstant();
  }
}
