package io.atrium.pricing.web;

import io.atrium.pricing.PricePreview;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What wanted prices would have made of a known month, as JSON. */
record PreviewBody(
    @Schema(description = "The month that was rated again", example = "2026-10") String month,
    String currency,
    @Schema(description = "By department, those that used something") List<PreviewRow> items) {

  static PreviewBody of(PricePreview preview, String currency) {
    return new PreviewBody(
        preview.month().toString(), currency, preview.rows().stream().map(PreviewRow::of).toList());
  }

  /** One department. */
  record PreviewRow(
      @Schema(description = "Whose month it is") String departmentId,
      @Schema(description = "What the month cost", example = "41.07") String before,
      @Schema(description = "What it would have cost", example = "39.00") String after,
      @Schema(description = "After less before", example = "-2.07") String difference) {

    static PreviewRow of(PricePreview.Row row) {
      return new PreviewRow(
          row.departmentId(),
          row.before().amount().toPlainString(),
          row.after().amount().toPlainString(),
          row.difference().amount().toPlainString());
    }
  }
}
