package io.atrium.billing.store;

import io.atrium.billing.store.LedgerEntry.Posting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The append-only book of what departments owe. There is no update and no delete here, and the
 * database refuses both. Nobody else names its table.
 */
@Repository
public class Ledger {

  private static final String ADD =
      """
      insert into ledger_entry (
          department_id, position, after, bill_id, line, kind, account, amount, currency, evidence,
          previous_hash, hash)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private final JdbcClient jdbc;

  private final JdbcTemplate batches;

  Ledger(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** The rows that would come next in the chain of the department. Nothing is written yet. */
  public List<LedgerEntry> next(String departmentId, List<Posting> postings) {
    var last = last(departmentId);
    var position = last.map(LedgerEntry::position).orElse(0L);
    var hash = last.map(LedgerEntry::hash).orElse(LedgerEntry.BEGINNING);
    var entries = new ArrayList<LedgerEntry>();
    for (var posting : postings) {
      var entry = LedgerEntry.of(departmentId, ++position, hash, posting);
      hash = entry.hash();
      entries.add(entry);
    }
    return entries;
  }

  /** Appends rows made by {@link #next}. Fails when somebody else has appended meanwhile. */
  public void append(List<LedgerEntry> entries) {
    batches.batchUpdate(ADD, entries.stream().map(Ledger::row).toList());
  }

  /** The hash of the last row of the department. */
  public String head(String departmentId) {
    return last(departmentId).map(LedgerEntry::hash).orElse(LedgerEntry.BEGINNING);
  }

  private Optional<LedgerEntry> last(String departmentId) {
    return jdbc.sql(
            """
            select * from ledger_entry where department_id = ?
            order by position desc fetch first 1 rows only\
            """)
        .param(departmentId)
        .query((row, _) -> entry(row))
        .optional();
  }

  public List<String> departments() {
    return jdbc.sql("select distinct department_id from ledger_entry order by department_id")
        .query(String.class)
        .list();
  }

  /** How long the chain of each department is, and with which hash it ends. */
  public List<Chain> chains() {
    return jdbc.sql(
            """
            select e.department_id, e.position, e.hash from ledger_entry e
            where e.position = (select max(position) from ledger_entry o
              where o.department_id = e.department_id)
            order by e.department_id\
            """)
        .query((row, _) ->
            new Chain(
                row.getString("department_id"), row.getLong("position"), row.getString("hash")))
        .list();
  }

  /** Whether a row of the department has the hash; what comes before every row always is there. */
  public boolean holds(String departmentId, String hash) {
    return hash.equals(LedgerEntry.BEGINNING)
        || jdbc.sql("select count(*) from ledger_entry where department_id = ? and hash = ?")
                .params(departmentId, hash)
                .query(Long.class)
                .single()
            > 0;
  }

  /** The chain of a department from its beginning. */
  public List<LedgerEntry> chain(String departmentId) {
    return jdbc.sql("select * from ledger_entry where department_id = ? order by position")
        .param(departmentId)
        .query((row, _) -> entry(row))
        .list();
  }

  /** What was charged on a bill and has not been taken back. */
  public List<LedgerEntry> charges(String billId) {
    return jdbc.sql(
            "select * from ledger_entry where bill_id = ? and kind = 'CHARGE' order by position")
        .param(billId)
        .query((row, _) -> entry(row))
        .list();
  }

  private static Object[] row(LedgerEntry entry) {
    return new Object[] {
      entry.departmentId(),
      entry.position(),
      entry.position() == 1 ? null : entry.position() - 1,
      entry.billId(),
      entry.line(),
      entry.kind().name(),
      entry.account(),
      entry.amount(),
      entry.currency(),
      entry.evidence(),
      entry.previousHash(),
      entry.hash()
    };
  }

  private static LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(
        row.getString("department_id"),
        row.getLong("position"),
        row.getString("bill_id"),
        row.getInt("line"),
        LedgerEntry.Kind.valueOf(row.getString("kind")),
        row.getString("account"),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        row.getString("evidence"),
        row.getString("previous_hash"),
        row.getString("hash"));
  }

  /** The chain of one department: how many rows it has, and the hash of the last. */
  public record Chain(String departmentId, long rows, String head) {}
}
