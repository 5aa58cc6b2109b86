package io.atrium.shell;

import io.atrium.kernel.Money;
import io.atrium.kernel.web.Chart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows every component with examples on one page, for those who build pages and for the tests that
 * look at them. It exists in the profile {@code dev} only.
 */
@Controller
@Profile("dev")
class ComponentReview {

  @GetMapping("/dev/components")
  String components(Model model) {
    model.addAttribute("phases", PHASES);
    model.addAttribute("steps", STEPS);
    model.addAttribute("facts", FACTS);
    model.addAttribute("options", OPTIONS);
    model.addAttribute("amount", euros("41.07"));
    model.addAttribute("large", euros("1128.11"));
    model.addAttribute("chart", chart());
    return "dev/components";
  }

  private static final List<String> PHASES =
      List.of("requested", "provisioning", "running", "stopped", "failed", "deleting", "deleted");

  private static final List<Example> STEPS =
      List.of(
          new Example("Request accepted", "at 10:42:07", "done"),
          new Example("Host chosen", "college-kvm-1 had the most room", "done"),
          new Example("Copying the disk", "since 3 s", "now"),
          new Example("Starting", null, "next"));

  private static final Map<String, String> FACTS =
      new TreeMap<>(
          Map.of("Image", "Debian 12", "Size", "2 vCPU, 2 GiB memory", "Owner", "Anna Berg"));

  private static final Map<String, String> OPTIONS =
      new TreeMap<>(Map.of("che", "Chemistry", "hr", "Human Resources"));

  /** Eight series over a week, so that every texture is seen. */
  private static Chart chart() {
    var series = new ArrayList<Chart.Series>();
    var days = new BigDecimal[7];
    Arrays.fill(days, BigDecimal.ZERO);
    for (int n = 0; n < PARTS.size(); n++) {
      var amounts = new ArrayList<Money>();
      for (int day = 0; day < days.length; day++) {
        var amount = new BigDecimal(8 - n + (n + day) % 3);
        amounts.add(euros(amount.toPlainString()));
        days[day] = days[day].add(amount);
      }
      var total = amounts.stream().reduce(Money::plus).orElseThrow();
      series.add(Chart.series(n, PARTS.get(n), amounts, total));
    }
    var steps =
        IntStream.rangeClosed(1, days.length)
            .mapToObj(day -> new Chart.Step("" + day, day + " November", "#at-" + day, false))
            .toList();
    var totals = Arrays.stream(days).map(each -> euros(each.toPlainString())).toList();
    var sum = totals.stream().reduce(Money::plus).orElseThrow();
    return Chart.of("A week of eight services.", steps, totals, sum, series);
  }

  private static final List<String> PARTS =
      List.of("Moodle", "Wiki", "Exams", "Mail", "Library", "Labs", "Web", "All others");

  private static Money euros(String amount) {
    return new Money(new BigDecimal(amount), Currency.getInstance("EUR"));
  }

  /** One step of the example. */
  record Example(String title, @Nullable String detail, String state) {}
}
