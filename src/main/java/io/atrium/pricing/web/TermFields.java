package io.atrium.pricing.web;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.pricing.Allowance;
import io.atrium.pricing.Discount;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceVersion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The free rows of the form of prices: further prices, what is free in each month, and who gets
 * something off. A row counts when its last field is filled; there are always a few empty ones.
 */
record TermFields(Map<String, String> entered) {

  private static final int MOST = 200;

  private static final int EMPTY = 2;

  /** Fills the rows with what a version has. */
  static void show(PriceVersion version, Map<String, String> entered) {
    for (int i = 0; i < version.allowances().size(); i++) {
      var each = version.allowances().get(i);
      entered.put(field("free", i, "meter"), each.meter().word());
      entered.put(field("free", i, "department"), text(each.departmentId()));
      entered.put(field("free", i, "units"), String.valueOf(each.units()));
    }
    for (int i = 0; i < version.discounts().size(); i++) {
      var each = version.discounts().get(i);
      entered.put(field("less", i, "department"), each.departmentId());
      entered.put(field("less", i, "percent"), each.percent().toPlainString());
    }
  }

  /** The numbers of the rows to show: all that were filled, and a few more. */
  public List<Integer> rows(String group) {
    var last =
        IntStream.range(0, MOST)
            .filter(i -> !of(field(group, i, last(group))).isBlank())
            .max()
            .orElse(-1);
    return IntStream.rangeClosed(0, Math.min(MOST - 1, last + EMPTY)).boxed().toList();
  }

  public String of(String field) {
    return entered.getOrDefault(field, "").strip();
  }

  List<@Nullable Price> prices(Faults faults) {
    var prices = new ArrayList<@Nullable Price>();
    for (int i : filled("new")) {
      var meter = meter("new", i, faults);
      var amount = decimal(field("new", i, "price"), PriceFields.AMOUNT, "0.0090", faults);
      var environment = of(field("new", i, "environment"));
      var kind = of(field("new", i, "kind"));
      prices.add(
          meter == null || amount == null
              ? null
              : new Price(
                  meter,
                  environment.isEmpty() ? null : Environment.valueOf(environment),
                  kind.isEmpty() ? null : Kind.valueOf(kind),
                  nothing(of(field("new", i, "offering"))),
                  amount));
    }
    return prices;
  }

  List<@Nullable Allowance> allowances(Faults faults) {
    var allowances = new ArrayList<@Nullable Allowance>();
    for (int i : filled("free")) {
      var meter = meter("free", i, faults);
      var units = decimal(field("free", i, "units"), "[0-9]{1,12}", "100", faults);
      var department = nothing(of(field("free", i, "department")));
      allowances.add(
          meter == null || units == null
              ? null
              : new Allowance(meter, department, units.longValueExact()));
    }
    return allowances;
  }

  List<@Nullable Discount> discounts(Faults faults) {
    var discounts = new ArrayList<@Nullable Discount>();
    for (int i : filled("less")) {
      var percent = decimal(field("less", i, "percent"), "[0-9]{1,3}(\\.[0-9])?", "12.5", faults);
      var department = of(field("less", i, "department"));
      faults.unless(!department.isEmpty(), field("less", i, "department"), "is missing");
      discounts.add(
          percent == null || department.isEmpty() ? null : new Discount(department, percent));
    }
    return discounts;
  }

  private List<Integer> filled(String group) {
    return rows(group).stream().filter(i -> !of(field(group, i, last(group))).isEmpty()).toList();
  }

  private @Nullable Meter meter(String group, int i, Faults faults) {
    var meter = PriceBody.meter(of(field(group, i, "meter")));
    faults.unless(meter != null, field(group, i, "meter"), "is missing");
    return meter;
  }

  private @Nullable BigDecimal decimal(String field, String form, String example, Faults faults) {
    var text = of(field);
    if (!text.matches(form)) {
      faults.add(field, "must be a number of 0 or more such as " + example);
      return null;
    }
    return new BigDecimal(text);
  }

  private static String last(String group) {
    return switch (group) {
      case "new" -> "price";
      case "free" -> "units";
      case "less" -> "percent";
      default -> throw new IllegalArgumentException(group);
    };
  }

  static String field(String group, int i, String part) {
    return "%s-%d-%s".formatted(group, i, part);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String nothing(String text) {
    return text.isEmpty() ? null : text;
  }
}
