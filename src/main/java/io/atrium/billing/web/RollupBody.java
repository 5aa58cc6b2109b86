package io.atrium.billing.web;

import io.atrium.billing.BillStatus;
import io.atrium.billing.Rollup;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bills along the tree as JSON. */
record RollupBody(
    @Schema(description = "The month it is for", example = "2026-11") String period,
    String currency,
    @Schema(description = "Everything shown, added up", example = "141.07") String total,
    @Schema(description = "From the top down, each department before those below it")
        List<RollupRow> departments) {

  static RollupBody of(Rollup rollup, SimulatedBranches simulated) {
    return new RollupBody(
        rollup.period().toString(),
        rollup.total().currency().getCurrencyCode(),
        rollup.total().amount().toPlainString(),
        rollup.rows().stream().map(each -> RollupRow.of(each, simulated)).toList());
  }

  /** One department. */
  record RollupRow(
      @Schema(description = "The department") String departmentId,
      @Schema(description = "Its code now") String departmentCode,
      @Schema(description = "Its name now") String departmentName,
      @Schema(description = "The department above it; null at the institution")
          @Nullable String parentId,
      @Schema(description = "How far below the first one shown, which has 0") int depth,
      @Schema(description = "Its own bill; null where it used nothing in the month")
          @Nullable String billId,
      @Schema(description = "How far that bill has come; null where there is none")
          @Nullable BillStatus status,
      @Schema(description = "The total of its own bill", example = "41.07") String own,
      @Schema(description = "That and everything below it", example = "141.07") String together,
      @Schema(description = "How many departments are below it") int below,
      @Schema(description = "Whether simulated machines have a share in it or in what is below")
          boolean simulated,
      @Schema(description = "What these have of it together", example = "0.00")
          String simulatedAmount) {

    static RollupRow of(Rollup.Row row, SimulatedBranches simulated) {
      var bill = row.bill();
      return new RollupRow(
          row.department().id(),
          row.department().code(),
          row.department().name(),
          row.department().parentId(),
          row.depth(),
          bill == null ? null : bill.id(),
          bill == null ? null : bill.status(),
          row.own().amount().toPlainString(),
          row.together().amount().toPlainString(),
          row.below(),
          simulated.of(row.department().id()) != null,
          simulated.together(row));
    }
  }
}
