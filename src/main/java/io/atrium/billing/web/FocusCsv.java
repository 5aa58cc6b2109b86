package io.atrium.billing.web;

import io.atrium.kernel.web.SpreadsheetText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A bill in the columns of the FinOps Open Cost and Usage Specification, version 1.2: one row for
 * the share of each machine in each line. What is billed sums up to the bill; costs by price times
 * quantity are told exactly, so that each product holds. Names that people chose are made harmless.
 */
final class FocusCsv {

  /** The version of the specification. */
  static final String VERSION = "1.2";

  private static final Map<String, Function<FocusRow, @Nullable Object>> COLUMNS = columns();

  private FocusCsv() {}

  static String of(List<FocusRow> rows) {
    var text = new StringWriter();
    var format =
        CSVFormat.RFC4180.builder().setHeader(COLUMNS.keySet().toArray(String[]::new)).get();
    try (var printer = new CSVPrinter(text, format)) {
      for (var row : rows) {
        var cells = new ArrayList<@Nullable String>();
        COLUMNS.values().forEach(column -> cells.add(cell(column.apply(row))));
        printer.printRecord(cells);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("Text in memory cannot be written", impossible);
    }
    return text.toString();
  }

  private static @Nullable String cell(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal number -> number.toPlainString();
      case Instant moment -> DateTimeFormatter.ISO_INSTANT.format(moment);
      default -> SpreadsheetText.harmless(value.toString());
    };
  }

  private static Map<String, Function<FocusRow, @Nullable Object>> columns() {
    var columns = new LinkedHashMap<String, Function<FocusRow, @Nullable Object>>();
    addWho(columns);
    addWhen(columns);
    addWhat(columns);
    addHowMuch(columns);
    return columns;
  }

  private static void addWho(Map<String, Function<FocusRow, @Nullable Object>> columns) {
    columns.put("BillingAccountId", FocusRow::accountId);
    columns.put("BillingAccountName", FocusRow::institution);
    columns.put("SubAccountId", row -> row.bill().departmentId());
    columns.put("SubAccountName", row -> row.bill().departmentName());
    columns.put("InvoiceId", row -> row.bill().id());
    columns.put("InvoiceIssuerName", FocusRow::institution);
    columns.put("ProviderName", FocusRow::institution);
    columns.put("PublisherName", FocusRow::institution);
  }

  private static void addWhen(Map<String, Function<FocusRow, @Nullable Object>> columns) {
    columns.put("BillingPeriodStart", row -> row.bill().from());
    columns.put("BillingPeriodEnd", row -> row.bill().to());
    columns.put("ChargePeriodStart", FocusRow::from);
    columns.put("ChargePeriodEnd", FocusRow::to);
  }

  private static void addWhat(Map<String, Function<FocusRow, @Nullable Object>> columns) {
    columns.put("ChargeCategory", _ -> "Usage");
    columns.put("ChargeClass", row -> row.bill().revision() == 1 ? null : "Correction");
    columns.put("ChargeDescription", row -> row.line().description());
    columns.put("ChargeFrequency", _ -> "Usage-Based");
    columns.put("ServiceCategory", row -> row.service().category());
    columns.put("ServiceSubcategory", row -> row.service().subcategory());
    columns.put("ServiceName", row -> row.service().service());
    columns.put("ResourceId", row -> row.share().instanceId());
    columns.put("ResourceName", row -> row.share().name());
    columns.put("ResourceType", row -> row.service().resource());
    columns.put("SkuId", FocusRow::skuId);
    columns.put("SkuMeter", row -> row.line().meter().word());
    columns.put("SkuPriceId", FocusRow::skuPriceId);
    columns.put("SkuPriceDetails", _ -> null);
    columns.put("Tags", FocusRow::tags);
  }

  private static void addHowMuch(Map<String, Function<FocusRow, @Nullable Object>> columns) {
    columns.put("ConsumedQuantity", row -> new BigDecimal(row.share().unitSeconds()));
    columns.put("ConsumedUnit", row -> row.service().consumedUnit());
    columns.put("PricingCategory", _ -> "Standard");
    columns.put("PricingQuantity", FocusRow::pricingQuantity);
    columns.put("PricingUnit", row -> row.service().pricingUnit());
    columns.put("ListUnitPrice", FocusRow::listUnitPrice);
    columns.put("ListCost", row -> row.listUnitPrice().multiply(row.pricingQuantity()));
    columns.put("ContractedUnitPrice", row -> row.line().unitPrice());
    columns.put("ContractedCost", row -> row.line().unitPrice().multiply(row.pricingQuantity()));
    columns.put("BilledCost", row -> row.share().amount());
    columns.put("EffectiveCost", row -> row.share().amount());
    columns.put("BillingCurrency", row -> row.bill().total().currency().getCurrencyCode());
    columns.put("x_BillRevision", row -> BigDecimal.valueOf(row.bill().revision()));
    columns.put("x_BillLine", row -> BigDecimal.valueOf(row.line().n()));
    columns.put("x_Simulated", FocusRow::simulated);
  }
}
