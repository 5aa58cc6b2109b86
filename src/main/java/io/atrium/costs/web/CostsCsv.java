package io.atrium.costs.web;

import io.atrium.costs.CostReport;
import io.atrium.kernel.web.SpreadsheetText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Costs over time as CSV: the numbers of the chart, one row for each step and series, with what
 * people chose made harmless.
 */
final class CostsCsv {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("period", "from", "by", "label", "key", "name", "amount", "currency")
          .get();

  private CostsCsv() {}

  static ResponseEntity<String> answer(CostReport report, CostChart words) {
    var name = "costs-%s-by-%s.csv".formatted(report.frame().period(), report.by());
    var file = ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(of(report, words));
  }

  private static String of(CostReport report, CostChart words) {
    var text = new StringWriter();
    try (var printer = new CSVPrinter(text, FORMAT)) {
      for (int step = 0; step < report.frame().begun(); step++) {
        for (var series : report.series()) {
          var amount = series.amounts().get(step);
          printer.printRecord(
              report.frame().period(),
              report.frame().steps().get(step),
              report.by(),
              report.label() == null ? null : SpreadsheetText.harmless(report.label()),
              SpreadsheetText.harmless(series.key()),
              SpreadsheetText.harmless(words.name(report, series)),
              amount.amount().toPlainString(),
              amount.currency().getCurrencyCode());
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("Text in memory cannot be written", impossible);
    }
    return text.toString();
  }
}
