package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.kernel.web.SpreadsheetText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A bill as CSV, one row for each line. What people chose themselves is made harmless: a
 * spreadsheet that opens the file calculates nothing. There is no row for the total: whoever adds
 * up the rows would count everything twice.
 */
final class BillCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "bill",
              "department",
              "departmentName",
              "period",
              "from",
              "to",
              "status",
              "revision",
              "n",
              "meter",
              "description",
              "quantity",
              "unit",
              "unitPrice",
              "per",
              "amount",
              "currency",
              "instances",
              "environment",
              "kind",
              "priceVersionId",
              "simulatedInstances",
              "listUnitPrice",
              "discountPercent",
              "freeQuantity")
          .get();

  private BillCsv() {}

  static String of(Bill bill, SimulatedShares simulated) {
    var text = new StringWriter();
    try (var printer = new CSVPrinter(text, FORMAT)) {
      for (var line : bill.lines()) {
        print(printer, bill, line, simulated.of(line.n()));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("Text in memory cannot be written", impossible);
    }
    return text.toString();
  }

  private static void print(CSVPrinter printer, Bill bill, BillLine line, long simulated)
      throws IOException {
    printer.printRecord(
        bill.id(),
        SpreadsheetText.harmless(bill.departmentCode()),
        SpreadsheetText.harmless(bill.departmentName()),
        bill.period(),
        bill.from(),
        bill.to(),
        bill.status(),
        bill.revision(),
        line.n(),
        line.meter().word(),
        line.description(),
        line.quantity(),
        line.unit(),
        line.unitPrice().toPlainString(),
        line.per(),
        line.amount().toPlainString(),
        bill.total().currency().getCurrencyCode(),
        line.instances(),
        line.environment(),
        line.kind(),
        line.priceVersionId(),
        simulated,
        line.price().list().toPlainString(),
        line.price().discount().toPlainString(),
        line.free());
  }
}
