package io.atrium.billing.store;

import io.atrium.billing.LedgerFinding;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came of verifying the ledger last. */
@Repository
public class LedgerVerdicts {

  private final JdbcClient jdbc;

  LedgerVerdicts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty where the ledger was never verified. */
  public Optional<LedgerFinding> last() {
    return find("select * from ledger_check where checked_at is not null");
  }

  /** The same for whoever writes the next: only one does at a time, however many portals are. */
  public Optional<LedgerFinding> lastLocked() {
    jdbc.sql("select id from ledger_check for update").query(Integer.class).single();
    return last();
  }

  public void keep(LedgerFinding finding) {
    jdbc.sql("update ledger_check set checked_at = ?, since = ?, department_id = ?, fault = ?")
        .param(finding.at().atOffset(ZoneOffset.UTC))
        .param(finding.since().atOffset(ZoneOffset.UTC))
        .param(finding.departmentId())
        .param(finding.fault())
        .update();
  }

  private Optional<LedgerFinding> find(String sql) {
    return jdbc.sql(sql)
        .query((row, _) ->
            new LedgerFinding(
                row.getString("department_id"),
                row.getString("fault"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("checked_at", OffsetDateTime.class).toInstant()))
        .optional();
  }
}
