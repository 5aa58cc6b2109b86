package io.atrium.simulation;

import io.atrium.billing.BillCloser;
import io.atrium.billing.LedgerAudit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * I6: the ledger balances, its chain holds, it owes what the latest bills say, and closing again
 * what is closed changes nothing.
 */
final class BooksAgree implements Invariant {

  private static final String BILLED =
      """
      select department_id, sum(total) from bill b
      where revision = (select max(revision) from bill c
                        where c.department_id = b.department_id and c.period = b.period)
      group by department_id having sum(total) <> 0\
      """;

  private static final String OWED =
      """
      select department_id, sum(amount) from ledger_entry where account = 'department'
      group by department_id having sum(amount) <> 0\
      """;

  @Override
  public List<String> broken(Stage stage, Story story) {
    var broken = new ArrayList<String>();
    var jdbc = stage.portal().jdbc();
    stage.portal().bean(BillCloser.class).closeDue();
    var rows = rows(jdbc);
    stage.portal().bean(BillCloser.class).closeDue();
    if (rows(jdbc) != rows) {
      broken.add("I6: closing again has changed the ledger");
    }
    stage
        .portal()
        .bean(LedgerAudit.class)
        .firstFault()
        .ifPresent(f -> broken.add("I6: " + f.text()));
    if (sum(jdbc).signum() != 0) {
      broken.add("I6: the ledger is out of balance by " + sum(jdbc));
    }
    if (!sums(jdbc, BILLED).equals(sums(jdbc, OWED))) {
      broken.add(
          "I6: bills sum up to %s, the ledger to %s"
              .formatted(sums(jdbc, BILLED), sums(jdbc, OWED)));
    }
    return broken;
  }

  private static long rows(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from ledger_entry").query(Long.class).single();
  }

  private static BigDecimal sum(JdbcClient jdbc) {
    return jdbc.sql("select coalesce(sum(amount), 0) from ledger_entry")
        .query(BigDecimal.class)
        .single();
  }

  private static Map<String, BigDecimal> sums(JdbcClient jdbc, String sql) {
    var sums = new TreeMap<String, BigDecimal>();
    jdbc.sql(sql)
        .query((row, _) -> sums.put(row.getString(1), row.getBigDecimal(2).stripTrailingZeros()))
        .list();
    return sums;
  }
}
