package io.atrium.kernel.web;

import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A stacked chart, ready to draw: every place in percent of the drawing, so that textures and
 * letters keep their shape at any width. The first series lies on top, as it stands first in the
 * legend.
 */
public record Chart(
    String sentence, List<Mark> marks, List<Column> columns, List<Series> series, Money total) {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** As much of the height as the highest column may take. */
  private static final BigDecimal HEIGHT = new BigDecimal(96);

  private static final BigDecimal FEWEST_PERCENT_FOR_A_LETTER = new BigDecimal(7);

  private static final int[] ROUND = {1, 2, 5, 10};

  private static final int MARKS = 4;

  /** One part: its letter is written into the drawing where it is largest. */
  public record Series(String letter, int fill, String name, List<Money> amounts, Money total) {

    public Series {
      amounts = List.copyOf(amounts);
    }
  }

  /** A line across, with what it stands for. */
  public record Mark(String y, Money amount) {}

  /** One step of time: what is drawn of it, and what is told of it. */
  public record Column(
      String label,
      String name,
      @Nullable String href,
      boolean minor,
      boolean late,
      Money total,
      List<Bar> bars) {

    public Column {
      bars = List.copyOf(bars);
    }
  }

  /** One rectangle; its letter is null but for the largest of its series. */
  public record Bar(
      int series,
      String x,
      String y,
      String width,
      String height,
      @Nullable String letter,
      String letterX,
      String letterY) {}

  /** What a step is called: short on the axis, in full where it is told. */
  public record Step(String label, String name, @Nullable String href, boolean minor) {}

  public Chart {
    marks = List.copyOf(marks);
    columns = List.copyOf(columns);
    series = List.copyOf(series);
  }

  public static Chart of(
      String sentence, List<Step> steps, List<Money> totals, Money total, List<Series> series) {
    var highest =
        totals.stream().map(Money::amount).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    var currency = totals.getFirst().currency();
    var least = BigDecimal.ONE.movePointLeft(currency.getDefaultFractionDigits());
    var each = mark(highest).max(least);
    var scale = scale(highest, each);
    var marks = new ArrayList<Mark>();
    for (var at = BigDecimal.ZERO; at.compareTo(scale) <= 0; at = at.add(each)) {
      marks.add(new Mark(percent(HUNDRED.subtract(part(at, scale))), new Money(at, currency)));
    }
    var columns =
        IntStream.range(0, steps.size())
            .mapToObj(n -> column(n, steps, totals.get(n), series, scale))
            .toList();
    return new Chart(sentence, marks, columns, series, total);
  }

  public static Series series(int n, String name, List<Money> amounts, Money total) {
    return new Series(String.valueOf((char) ('A' + n)), n + 1, name, amounts, total);
  }

  private static Column column(
      int n, List<Step> steps, Money total, List<Series> series, BigDecimal scale) {
    var step = steps.get(n);
    var slot = HUNDRED.divide(BigDecimal.valueOf(steps.size()), MathContext.DECIMAL32);
    var bars = new ArrayList<Bar>();
    var ground = HUNDRED;
    for (int of = series.size() - 1; of >= 0; of--) {
      var height = part(series.get(of).amounts().get(n).amount(), scale);
      ground = ground.subtract(height);
      if (height.signum() > 0) {
        bars.add(bar(series.get(of), n, slot, ground, height));
      }
    }
    var late = n >= steps.size() / 2;
    return new Column(step.label(), step.name(), step.href(), step.minor(), late, total, bars);
  }

  private static Bar bar(Series series, int n, BigDecimal slot, BigDecimal top, BigDecimal height) {
    var gap = slot.multiply(new BigDecimal("0.1"));
    var x = slot.multiply(BigDecimal.valueOf(n));
    var told = n == largest(series) && height.compareTo(FEWEST_PERCENT_FOR_A_LETTER) >= 0;
    return new Bar(
        series.fill(),
        percent(x.add(gap)),
        percent(top),
        percent(slot.subtract(gap).subtract(gap)),
        percent(height),
        told ? series.letter() : null,
        percent(x.add(slot.divide(BigDecimal.TWO))),
        percent(top.add(height.divide(BigDecimal.TWO))));
  }

  private static int largest(Series series) {
    var amounts = series.amounts();
    var found = 0;
    for (int n = 1; n < amounts.size(); n++) {
      if (amounts.get(n).amount().compareTo(amounts.get(found).amount()) > 0) {
        found = n;
      }
    }
    return found;
  }

  private static BigDecimal part(BigDecimal amount, BigDecimal scale) {
    return amount.multiply(HEIGHT).divide(scale, 6, RoundingMode.HALF_EVEN);
  }

  /**
   * A round distance between lines: 1, 2 or 5 of some power of ten. Less than a cent has no line.
   */
  private static BigDecimal mark(BigDecimal highest) {
    if (highest.signum() == 0) {
      return BigDecimal.ONE;
    }
    var rough = highest.divide(BigDecimal.valueOf(MARKS), MathContext.DECIMAL32);
    var power = BigDecimal.ONE.scaleByPowerOfTen(rough.precision() - rough.scale() - 1);
    for (var each : ROUND) {
      var distance = power.multiply(BigDecimal.valueOf(each));
      if (distance.compareTo(rough) >= 0) {
        return distance;
      }
    }
    return power.multiply(BigDecimal.TEN);
  }

  private static BigDecimal scale(BigDecimal highest, BigDecimal mark) {
    var marks = highest.divide(mark, 0, RoundingMode.CEILING).max(BigDecimal.ONE);
    return mark.multiply(marks);
  }

  private static String percent(BigDecimal part) {
    return String.format(Locale.ROOT, "%.3f%%", part);
  }
}
