package io.atrium.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.kernel.InvalidRequest;
import io.atrium.metering.Span;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put beside what: as many days of the month before, and no more time than has passed. */
class CostFrameTests {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void comparesTheRunningMonthUpToTheSameTimeOfDay() {
    var frame = frame("2026-11", "2026-11-10T12:00:00Z");

    assertThat(frame.steps()).hasSize(30);
    assertThat(frame.begun()).isEqualTo(10);
    assertThat(frame.before()).isEqualTo(span("2026-09-30T22:00:00Z", "2026-10-10T11:00:00Z"));
    assertThat(frame.whole()).isEqualTo(span("2026-10-31T23:00:00Z", "2026-11-10T12:00:00Z"));
    assertThat(frame.comparable()).isEqualTo(frame.whole());
  }

  @Test
  void comparesALongMonthWithAsManyDaysAsTheShorterOneHas() {
    var march = frame("2026-03", "2026-11-10T12:00:00Z");

    assertThat(march.compared()).isEqualTo(28);
    assertThat(march.begun()).isEqualTo(31);
    assertThat(march.before()).isEqualTo(span("2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z"));
    assertThat(march.comparable()).isEqualTo(span("2026-02-28T23:00:00Z", "2026-03-28T23:00:00Z"));
  }

  @Test
  void comparesAShortMonthWithTheFirstDaysOfTheLongerOne() {
    var february = frame("2026-02", "2026-11-10T12:00:00Z");

    assertThat(february.compared()).isEqualTo(28);
    assertThat(february.before()).isEqualTo(span("2025-12-31T23:00:00Z", "2026-01-28T23:00:00Z"));
  }

  @Test
  void comparesTheRunningYearUpToTheSameMoment() {
    var year = frame("2026", "2026-11-10T12:00:00Z");

    assertThat(year.steps()).hasSize(12);
    assertThat(year.begun()).isEqualTo(11);
    assertThat(year.before()).isEqualTo(span("2024-12-31T23:00:00Z", "2025-11-10T12:00:00Z"));
  }

  @Test
  void aDayWithAChangedClockHasItsHourMoreOrLess() {
    var october = frame("2026-10", "2026-11-10T12:00:00Z");

    assertThat(october.spans()).extracting(Span::seconds).contains(25 * 3_600L);
    assertThat(october.spans().stream().mapToLong(Span::seconds).sum())
        .isEqualTo(october.whole().seconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-13", "26-11", "2026-1", "+12026-11", "=1", "2026-11-01"})
  void refusesWhatIsNoPeriod(String text) {
    assertThatThrownBy(() -> CostPeriod.of(text)).isInstanceOf(InvalidRequest.class);
  }

  private static CostFrame frame(String period, String now) {
    return CostFrame.of(CostPeriod.of(period), BERLIN, Instant.parse(now));
  }

  private static Span span(String from, String to) {
    return Span.between(Instant.parse(from), Instant.parse(to));
  }
}
