package io.atrium.billing.store;

import io.atrium.billing.BillLine;
import io.atrium.billing.Evidence;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** The instances that each line of a bill rests on, by the number of the line. */
  public Map<Integer, Set<String>> instances(String billId) {
    var found = new HashMap<Integer, Set<String>>();
    jdbc.sql("select distinct n, instance_id from bill_evidence where bill_id = ?")
        .param(billId)
        .query(row -> {
          found
              .computeIfAbsent(row.getInt("n"), _ -> new HashSet<>())
              .add(row.getString("instance_id"));
        });
    return found;
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
}
