package io.atrium.billing.store;

import io.atrium.billing.BillLine;
import io.atrium.billing.Evidence;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of issued bills, and the intervals that each rests on. */
@Repository
public class BillLines {

  private static final String ADD_LINE =
      "insert into bill_line values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String ADD_EVIDENCE =
      "insert into bill_evidence values (?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String SHARED =
      """
      select bill_id, n, instance_id, max(name) as name,
        sum(cast(quantity as numeric(38, 0)) * (to_second - from_second)) as unit_seconds
      from bill_evidence where bill_id in (:bills) group by bill_id, n, instance_id\
      """;

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

  List<BillLine> of(String billId, int digits) {
    return jdbc.sql("select * from bill_line where bill_id = ? order by n")
        .param(billId)
        .query((row, _) -> line(row, digits))
        .list();
  }

  public List<Evidence> evidence(String billId, int n) {
    return jdbc.sql("select * from bill_evidence where bill_id = ? and n = ? order by position")
        .params(billId, n)
        .query((row, _) ->
            new Evidence(
                row.getString("instance_id"),
                row.getString("name"),
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
      line.instances()
    };
  }

  private static BillLine line(ResultSet row, int digits) throws SQLException {
    return new BillLine(
        row.getInt("n"),
        Meter.of(row.getString("meter")),
        Environment.valueOf(row.getString("environment")),
        Kind.valueOf(row.getString("kind")),
        row.getBigDecimal("quantity").toBigIntegerExact(),
        row.getBigDecimal("unit_price"),
        row.getBigDecimal("amount").setScale(digits),
        row.getLong("instances"),
        row.getString("price_version_id"));
  }

  /** What one instance used of one line. */
  public record Shared(
      String billId, int n, String instanceId, String name, BigInteger unitSeconds) {}
}
