package io.atrium.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.kernel.Money;
import io.atrium.kernel.web.Chart.Mark;
import io.atrium.kernel.web.Chart.Step;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is drawn of amounts can be read from the lines behind them. */
class ChartTests {

  private static final Currency EURO = Currency.getInstance("EUR");

  @Test
  void drawsLinesAtRoundAmounts() {
    assertThat(marks(drawn("3.7", "1"))).containsExactly("0", "1", "2", "3", "4");
    assertThat(marks(drawn("730", "12"))).containsExactly("0", "200", "400", "600", "800");
  }

  @Test
  void drawsNoTwoLinesThatAreToldAsTheSameCent() {
    assertThat(marks(drawn("0.0004", "0.0001"))).containsExactly("0", "0.01");
    assertThat(marks(drawn("0.03", "0.01"))).containsExactly("0", "0.01", "0.02", "0.03");
  }

  @Test
  void letsTheHighestColumnReachHighestAndLeavesOutWhatIsNothing() {
    var chart = drawn("4", "0", "2");

    assertThat(chart.columns().get(0).bars()).singleElement().returns("96.000%", Chart.Bar::height);
    assertThat(chart.columns().get(1).bars()).isEmpty();
    assertThat(chart.columns().get(2).bars()).singleElement().returns("48.000%", Chart.Bar::height);
  }

  private static List<String> marks(Chart chart) {
    return chart.marks().stream()
        .map(Mark::amount)
        .map(each -> each.amount().stripTrailingZeros().toPlainString())
        .toList();
  }

  private static Chart drawn(String... amounts) {
    var money = Arrays.stream(amounts).map(ChartTests::money).toList();
    var total = money.stream().reduce(Money.zero(EURO), Money::plus);
    var steps =
        IntStream.range(0, amounts.length)
            .mapToObj(n -> new Step("" + n, "Day " + n, null, false))
            .toList();
    return Chart.of("", steps, money, total, List.of(Chart.series(0, "All", money, total)));
  }

  private static Money money(String amount) {
    return new Money(new BigDecimal(amount), EURO);
  }
}
