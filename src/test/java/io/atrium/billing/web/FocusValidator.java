package io.atrium.billing.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Checks a file against the specification of FOCUS 1.2, as published: its table of columns, the
 * formats of its chapter "Attributes", and the rules between columns that its sections state. It
 * shares nothing with the code that writes the file.
 */
final class FocusValidator {

  /** Must not be null where the charge is for usage and corrects nothing: their sections say so. */
  private static final List<String> NEEDED_FOR_USAGE =
      List.of(
          "ListUnitPrice",
          "ContractedUnitPrice",
          "PricingQuantity",
          "PricingCategory",
          "SkuId",
          "SkuPriceId",
          "ConsumedQuantity");

  /** The second is null just where the first is. */
  private static final List<List<String>> TOGETHER =
      List.of(
          List.of("PricingQuantity", "PricingUnit"),
          List.of("ConsumedQuantity", "ConsumedUnit"),
          List.of("ResourceId", "ResourceType"),
          List.of("SkuId", "SkuMeter"),
          List.of("SubAccountId", "SubAccountName"));

  private final Map<String, Column> columns = new LinkedHashMap<>();

  private final Map<String, String> categories = new HashMap<>();

  private final List<String> faults = new ArrayList<>();

  private record Column(String level, String type, boolean nullable, Set<String> allowed) {}

  FocusValidator() throws IOException {
    try (var table = FocusValidator.class.getResourceAsStream("focus-1.2.txt")) {
      var text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::read);
    }
  }

  private void read(String line) {
    if (line.contains(" > ")) {
      var parts = line.split(" > ");
      categories.put(parts[1], parts[0]);
      return;
    }
    var cells = line.split(" \\| ");
    var allowed =
        cells.length > 4 ? Set.copyOf(Arrays.asList(cells[4].split(","))) : Set.<String>of();
    columns.put(cells[0], new Column(cells[1], cells[2], cells[3].equals("True"), allowed));
  }

  /** Everything that is wrong with the file. */
  List<String> faults(String csv) throws IOException {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(new StringReader(csv))) {
      checkHeader(parser.getHeaderNames());
      var rows = parser.getRecords();
      rows.forEach(this::checkRow);
      checkOneParent(rows, "ServiceName", "ServiceCategory");
      checkOneParent(rows, "SkuPriceId", "SkuId");
    }
    return faults;
  }

  private void checkHeader(List<String> header) {
    columns.forEach((name, column) ->
        need(
            !column.level().equals("Mandatory") || header.contains(name),
            name + " is mandatory and missing"));
    header.forEach(name ->
        need(columns.containsKey(name) || name.startsWith("x_"), name + " is no column of FOCUS"));
  }

  private void checkRow(CSVRecord row) {
    columns.forEach((name, column) -> checkCell(name, column, row));
    if (is(row, "ChargeCategory", "Usage") && value(row, "ChargeClass").isEmpty()) {
      NEEDED_FOR_USAGE.forEach(name -> need(!value(row, name).isEmpty(), name + " is null"));
    }
    for (var pair : TOGETHER) {
      need(
          value(row, pair.get(0)).isEmpty() == value(row, pair.get(1)).isEmpty(),
          pair.get(1) + " does not go with " + pair.get(0));
    }
    if (value(row, "ChargeClass").isEmpty()) {
      checkProduct(row, "ListUnitPrice", "ListCost");
      checkProduct(row, "ContractedUnitPrice", "ContractedCost");
    }
    var sub = value(row, "ServiceSubcategory");
    need(
        value(row, "ServiceCategory").equals(categories.get(sub)),
        "ServiceSubcategory %s has another category".formatted(sub));
    need(
        !is(row, "ChargeCategory", "Purchase") || !is(row, "ChargeFrequency", "Usage-Based"),
        "ChargeFrequency of a purchase");
    checkPeriods(row);
  }

  private void checkCell(String name, Column column, CSVRecord row) {
    if (!row.isMapped(name)) {
      return;
    }
    var value = row.get(name);
    if (value.isEmpty()) {
      need(column.nullable(), name + " is null");
      return;
    }
    var fits =
        switch (column.type()) {
          case "Decimal" -> value.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?");
          case "Date/Time" -> value.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
          case "JSON" ->
              value.matches("\\{(\"[^\"]+\":(\"[^\"]*\"|-?[\\d.]+|true|false|null),?)*}");
          default -> !value.isBlank();
        };
    need(fits, "%s is no %s: %s".formatted(name, column.type(), value));
    need(
        column.allowed().isEmpty() || column.allowed().contains(value),
        "%s may not be %s".formatted(name, value));
    if (name.endsWith("Currency")) {
      need(value.matches("[A-Z]{3}"), name + " is no currency");
    }
    if (name.endsWith("UnitPrice")) {
      need(!value.startsWith("-"), name + " is negative");
    }
  }

  private void checkProduct(CSVRecord row, String price, String cost) {
    if (number(row, price) && number(row, "PricingQuantity") && number(row, cost)) {
      var product =
          new BigDecimal(value(row, price)).multiply(new BigDecimal(value(row, "PricingQuantity")));
      need(
          product.compareTo(new BigDecimal(value(row, cost))) == 0,
          "%s is not %s times PricingQuantity".formatted(cost, price));
    }
  }

  private void checkPeriods(CSVRecord row) {
    var order =
        List.of("BillingPeriodStart", "ChargePeriodStart", "ChargePeriodEnd", "BillingPeriodEnd");
    if (order.stream().allMatch(name -> value(row, name).endsWith("Z"))) {
      var moments = order.stream().map(name -> Instant.parse(value(row, name))).toList();
      need(moments.equals(moments.stream().sorted().toList()), "ChargePeriod is not in the month");
      need(moments.get(1).isBefore(moments.get(2)), "ChargePeriodEnd is not after its start");
    }
  }

  private void checkOneParent(List<CSVRecord> rows, String child, String parent) {
    rows.stream()
        .collect(groupingBy(row -> value(row, child), mapping(row -> value(row, parent), toSet())))
        .forEach((name, parents) ->
            need(parents.size() == 1, "%s %s has more than one %s".formatted(child, name, parent)));
  }

  private static boolean number(CSVRecord row, String name) {
    return value(row, name).matches("-?\\d+(\\.\\d+)?");
  }

  private static boolean is(CSVRecord row, String name, String value) {
    return value(row, name).equals(value);
  }

  private static String value(CSVRecord row, String name) {
    return row.isMapped(name) ? row.get(name) : "";
  }

  private void need(boolean fine, String fault) {
    if (!fine) {
      faults.add(fault);
    }
  }
}
