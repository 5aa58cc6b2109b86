package io.atrium.billing.web;

import io.atrium.billing.BillLine;
import io.atrium.billing.Estimate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan will cost, as JSON. */
record EstimateBody(
    @Schema(example = "0.0312", description = "At the prices of now") String perHour,
    @Schema(example = "22.46", description = "For the whole of that month") String perMonth,
    @Schema(
            example = "20.46",
            description =
                "By how much the department's bill of that month grows: less where an allowance"
                    + " makes something free, if everything else goes on as now")
        String perMonthAdded,
    @Schema(example = "2026-12") String month,
    String currency,
    @Schema(description = "The lines of that month's bill") List<EstimateLine> lines,
    @Schema(description = "The planned time, where to was given") @Nullable PlannedBody planned) {

  static EstimateBody of(Estimate estimate) {
    return new EstimateBody(
        estimate.perHour().amount().toPlainString(),
        estimate.perMonth().amount().toPlainString(),
        estimate.perMonthAdded().amount().toPlainString(),
        estimate.month().toString(),
        estimate.perHour().currency().getCurrencyCode(),
        estimate.monthLines().stream().map(EstimateLine::of).toList(),
        estimate.planned() == null ? null : PlannedBody.of(estimate.planned()));
  }

  /** The planned time in all. */
  record PlannedBody(
      Instant from,
      Instant to,
      String total,
      @Schema(description = "By how much the department's bills of these months grow") String added,
      List<EstimateLine> lines) {

    static PlannedBody of(Estimate.Planned planned) {
      return new PlannedBody(
          planned.from(),
          planned.to(),
          planned.total().amount().toPlainString(),
          planned.added().amount().toPlainString(),
          planned.lines().stream().map(EstimateLine::of).toList());
    }
  }

  /** One line, as it will be on the bill. */
  record EstimateLine(
      String meter,
      String description,
      String quantity,
      String unit,
      String unitPrice,
      String per,
      String amount) {

    static EstimateLine of(BillLine line) {
      return new EstimateLine(
          line.meter().word(),
          line.description(),
          line.quantity().toString(),
          line.unit(),
          line.unitPrice().toPlainString(),
          line.per(),
          line.amount().toPlainString());
    }
  }
}
