package io.atrium.billing.store;

import io.atrium.billing.BillLine;
import io.atrium.billing.Evidence;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import io.atrium.pricing.rating.UnitPrice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of issued bills, and the intervals that each rests on. */
@Repository
public class BillLines {

  private static final String ADD_LINE =
      """
      insert into bill_line (
          bill_id, n, meter, environment, kind, price_version_id, unit_price, quantity, amount,
          instances, list_price, discount, free)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String ADD_EVIDENCE =
      "insert into bill_evidence values (?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String SHARED =
      """
      select e.bill_id, e.n, e.instance_id, max(e.name) as name,
        sum(cast(e.quantity as numeric(38, 0))
          * case when l.meter in (:consumed) then 1 else e.to_second - e.from_second end)
          as unit_seconds
      from bill_evidence e join bill_line l on l.bill_id = e.bill_id and l.n = e.n
      where e.bill_id in (:bills) group by e.bill_id, e.n, e.instance_id\
      """;

  private static final List<String> CONSUMED =
      Arrays.stream(Meter.values()).filter(Meter::consumed).map(Meter::word).toList();

  private final JdbcClient jdbc;

  private final JdbcTemplate batches;

  BillLines(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void add(String billId, List<BillLine> lines) {
    batches.batchUpdate(ADD_LINE, lines.stream().map(each -> row(billId, each)).toList());
  }

  public void addEvidence(String billId, int n, List<Evidence> evidence) {
    var rows = new ArrayList<Object[]>();
    for (int position = 0; position < evidence.size(); position++) {
      var each = evidence.get(position);
      rows.add(
          new Object[] {
            billId,
            n,
            position,
            each.instanceId(),
            each.name(),
            each.span().from(),
            each.span().to(),
            each.units()
          });
    }
    batches.batchUpdate(ADD_EVIDENCE, rows);
  }

  /** The lines by the id of their bill. */
  Map<String, List<BillLine>> of(Collection<String> billIds) {
    if (billIds.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select l.*, b.currency from bill_line l join bill b on b.id = l.bill_id
            where l.bill_id in (:bills) order by l.bill_id, l.n\
            """)
        .param("bills", billIds)
        .query((row, _) -> Map.entry(row.getString("bill_id"), line(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  public List<Evidence> evidence(String billId, int n) {
    return jdbc.sql(
            """
            select e.*, l.meter
            from bill_evidence e join bill_line l on l.bill_id = e.bill_id and l.n = e.n
            where e.bill_id = ? and e.n = ? order by e.position\
            """)
        .params(billId, n)
        .query((row, _) ->
            new Evidence(
                row.getString("instance_id"),
                row.getString("name"),
                Meter.of(row.getString("meter")),
                new Span(row.getLong("from_second"), row.getLong("to_second")),
                row.getLong("quantity")))
        .list();
  }

  /** What each instance used of each line of the bills: one query for all of them. */
  public List<Shared> shared(Collection<String> billIds) {
    if (billIds.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(SHARED)
        .param("bills", billIds)
        .param("consumed", CONSUMED)
        .query((row, _) ->
            new Shared(
                row.getString("bill_id"),
                row.getInt("n"),
                row.getString("instance_id"),
                row.getString("name"),
                row.getBigDecimal("unit_seconds").toBigIntegerExact()))
        .list();
  }

  private static Object[] row(String billId, BillLine line) {
    return new Object[] {
      billId,
      line.n(),
      line.meter().word(),
      line.environment().name(),
      line.kind().name(),
      line.priceVersionId(),
      line.unitPrice(),
      new BigDecimal(line.quantity()),
      line.amount(),
      line.instances(),
      line.price().list(),
      line.price().discount(),
      new BigDecimal(line.free())
    };
  }

  private static BillLine line(ResultSet row) throws SQLException {
    var digits = Currency.getInstance(row.getString("currency")).getDefaultFractionDigits();
    var list = row.getBigDecimal("list_price");
    var discount = row.getBigDecimal("discount");
    return new BillLine(
        row.getInt("n"),
        Meter.of(row.getString("meter")),
        Environment.valueOf(row.getString("environment")),
        Kind.valueOf(row.getString("kind")),
        row.getBigDecimal("quantity").toBigIntegerExact(),
        row.getBigDecimal("free").toBigIntegerExact(),
        new UnitPrice(list == null ? row.getBigDecimal("unit_price") : list, discount),
        row.getBigDecimal("amount").setScale(digits),
        row.getLong("instances"),
        row.getString("price_version_id"));
  }

  /** What one instance used of one line. */
  public record Shared(
      String billId, int n, String instanceId, String name, BigInteger unitSeconds) {}
}
