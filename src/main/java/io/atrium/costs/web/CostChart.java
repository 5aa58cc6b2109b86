package io.atrium.costs.web;

import io.atrium.costs.CostPeriod;
import io.atrium.costs.CostReport;
import io.atrium.costs.CostReport.Series;
import io.atrium.costs.UsageGrouping;
import io.atrium.kernel.Money;
import io.atrium.kernel.web.Chart;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns costs over time into a chart, with the words that go with it. */
@Component
class CostChart {

  private static final Locale LANGUAGE = Locale.ENGLISH;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", LANGUAGE);

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", LANGUAGE);

  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM", LANGUAGE);

  private static final DateTimeFormatter TITLE = DateTimeFormatter.ofPattern("MMMM yyyy", LANGUAGE);

  private static final int EVERY = 5;

  private final MessageSource messages;

  CostChart(MessageSource messages) {
    this.messages = messages;
  }

  Chart of(CostReport report) {
    var period = report.frame().period();
    var series = new ArrayList<Chart.Series>();
    for (var each : report.series()) {
      series.add(Chart.series(series.size(), name(report, each), each.amounts(), each.total()));
    }
    var steps = report.frame().steps().stream().map(each -> step(period, each)).toList();
    return Chart.of(sentence(report), steps, report.steps(), report.total(), series);
  }

  /** What a series is called; what has no name of its own is told as that. */
  String name(CostReport report, Series series) {
    return switch (series.sort()) {
      case NAMED -> series.name();
      case OTHERS -> text("costs.others");
      case NONE -> none(report);
    };
  }

  static String title(CostPeriod period) {
    return period.year() ? period.toString() : TITLE.format(period.month());
  }

  private String none(CostReport report) {
    if (report.by() != UsageGrouping.LABEL) {
      return text("costs.none.person");
    }
    var label = Objects.requireNonNull(report.label());
    return label.equals("service") ? text("costs.none.service") : text("costs.none.label", label);
  }

  private static Chart.Step step(CostPeriod period, LocalDate day) {
    return period.year()
        ? new Chart.Step(SHORT.format(day), MONTH.format(day), "#at-" + day, false)
        : new Chart.Step(
            String.valueOf(day.getDayOfMonth()),
            DAY.format(day),
            "#at-" + day,
            day.getDayOfMonth() != 1 && day.getDayOfMonth() % EVERY != 0);
  }

  private String sentence(CostReport report) {
    if (report.series().isEmpty()) {
      return "";
    }
    var most = 0;
    for (int n = 1; n < report.steps().size(); n++) {
      if (report.steps().get(n).amount().compareTo(report.steps().get(most).amount()) > 0) {
        most = n;
      }
    }
    var period = report.frame().period();
    var largest = report.series().getFirst();
    return text(
        period.year() ? "costs.chart.sentence.year" : "costs.chart.sentence",
        title(period),
        money(report.total()),
        money(report.steps().get(most)),
        (period.year() ? MONTH : DAY).format(report.frame().steps().get(most)),
        name(report, largest),
        money(largest.total()));
  }

  /** By how much it differs from the period before, in words. */
  String difference(Money now, Money before) {
    var difference = now.amount().subtract(before.amount());
    var cents =
        difference.setScale(before.currency().getDefaultFractionDigits(), RoundingMode.HALF_EVEN);
    if (cents.signum() == 0) {
      return text("costs.same");
    }
    var amount = money(new Money(difference.abs(), now.currency()));
    if (before.amount().signum() == 0) {
      return text("costs.more.new", amount);
    }
    var percent =
        difference.abs().movePointRight(2).divide(before.amount(), 0, RoundingMode.HALF_EVEN);
    var key = difference.signum() > 0 ? "costs.more" : "costs.less";
    return text(key, amount, NumberFormat.getIntegerInstance(LANGUAGE).format(percent));
  }

  private static String money(Money money) {
    var format = NumberFormat.getCurrencyInstance(LANGUAGE);
    format.setCurrency(money.currency());
    var digits = money.currency().getDefaultFractionDigits();
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(money.amount());
  }

  private String text(String key, Object... values) {
    return messages.getMessage(key, values, LANGUAGE);
  }
}
