package io.atrium.billing.web;

import io.atrium.billing.Rollup;
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
 * Bills along the tree as CSV, one row for each department, with what people chose made harmless.
 */
final class RollupCsv {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "period",
              "depth",
              "department",
              "departmentName",
              "departmentId",
              "parentId",
              "bill",
              "status",
              "own",
              "together",
              "currency",
              "simulated",
              "simulatedAmount")
          .get();

  private RollupCsv() {}

  static ResponseEntity<String> answer(Rollup rollup, SimulatedBranches simulated) {
    var first = rollup.rows().isEmpty() ? "none" : rollup.rows().getFirst().department().code();
    var name = "bills-%s-%s.csv".formatted(first, rollup.period());
    var file = ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(of(rollup, simulated));
  }

  static String of(Rollup rollup, SimulatedBranches simulated) {
    var text = new StringWriter();
    try (var printer = new CSVPrinter(text, FORMAT)) {
      for (var row : rollup.rows()) {
        print(printer, rollup, row, simulated);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("Text in memory cannot be written", impossible);
    }
    return text.toString();
  }

  private static void print(
      CSVPrinter printer, Rollup rollup, Rollup.Row row, SimulatedBranches simulated)
      throws IOException {
    var bill = row.bill();
    printer.printRecord(
        rollup.period(),
        row.depth(),
        SpreadsheetText.harmless(row.department().code()),
        SpreadsheetText.harmless(row.department().name()),
        row.department().id(),
        row.department().parentId(),
        bill == null ? null : bill.id(),
        bill == null ? null : bill.status(),
        row.own().amount().toPlainString(),
        row.together().amount().toPlainString(),
        row.own().currency().getCurrencyCode(),
        simulated.of(row.department().id()) != null,
        simulated.together(row));
  }
}
