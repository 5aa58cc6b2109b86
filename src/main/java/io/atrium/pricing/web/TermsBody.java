package io.atrium.pricing.web;

import io.atrium.kernel.Faults;
import io.atrium.pricing.Allowance;
import io.atrium.pricing.Discount;
import io.atrium.pricing.NewTerms;
import io.atrium.pricing.rating.Rating;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The allowances and discounts of price versions as JSON, coming and going. */
final class TermsBody {

  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,6})?");

  private TermsBody() {}

  static NewTerms asked(
      @Nullable List<NewAllowance> allowances,
      @Nullable List<NewDiscount> discounts,
      Faults faults) {
    return new NewTerms(
        read(allowances, "allowances", (each, field) -> each.allowance(field, faults)),
        read(discounts, "discounts", (each, field) -> each.discount(field, faults)));
  }

  private static <T, R> @Nullable List<@Nullable R> read(
      @Nullable List<T> given, String name, BiFunction<T, String, @Nullable R> reading) {
    if (given == null) {
      return null;
    }
    var read = new ArrayList<@Nullable R>();
    for (var each : given) {
      read.add(reading.apply(each, "%s[%d]".formatted(name, read.size())));
    }
    return read;
  }

  /** How much of a meter is to be free in each month. */
  record NewAllowance(
      @Schema(example = "vcpu", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String meter,
      @Schema(description = "Whose; each department that has none of its own when left out")
          @Nullable String departmentId,
      @Schema(
              example = "100",
              description = "In the unit of the price, such as vCPU hours",
              requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable Long units) {

    @Nullable Allowance allowance(String field, Faults faults) {
      var found = PriceBody.meter(meter);
      faults
          .unless(found != null, field + ".meter", "is not a meter")
          .unless(units != null, field + ".units", "is missing");
      return found == null || units == null ? null : new Allowance(found, departmentId, units);
    }
  }

  /** What a department is to get off every price. */
  record NewDiscount(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String departmentId,
      @Schema(
              example = "12.5",
              description = "Above 0 and at most 100, with at most one digit after the point",
              requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String percent) {

    @Nullable Discount discount(String field, Faults faults) {
      var readable = percent != null && PERCENT.matcher(percent).matches();
      faults
          .unless(departmentId != null, field + ".departmentId", "is missing")
          .unless(readable, field + ".percent", "must be a decimal in quotes such as \"12.5\"");
      return departmentId == null || percent == null || !readable
          ? null
          : new Discount(departmentId, new BigDecimal(percent));
    }
  }

  /** How much of a meter is free in each month. */
  record AllowanceBody(
      @Schema(example = "vcpu") String meter,
      @Schema(description = "Whose; null for each department that has none of its own")
          @Nullable String departmentId,
      @Schema(description = "In the unit of the price") long units,
      @Schema(example = "vcpu-hour") String per) {

    static AllowanceBody of(Allowance allowance) {
      return new AllowanceBody(
          allowance.meter().word(),
          allowance.departmentId(),
          allowance.units(),
          Rating.per(allowance.meter()));
    }
  }

  /** What a department gets off every price. */
  record DiscountBody(String departmentId, @Schema(example = "12.5") String percent) {

    static DiscountBody of(Discount discount) {
      return new DiscountBody(discount.departmentId(), discount.percent().toPlainString());
    }
  }
}
