package io.atrium.billing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The issued bills. They are added and never changed: the database refuses it. */
@Repository
public class IssuedBills {

  private static final String LATEST =
      """
      select * from bill b where revision =
        (select max(revision) from bill o
         where o.department_id = b.department_id and o.period = b.period)
      """;

  private final JdbcClient jdbc;

  private final BillLines lines;

  IssuedBills(JdbcClient jdbc, BillLines lines) {
    this.jdbc = jdbc;
    this.lines = lines;
  }

  public Optional<IssuedBill> find(String id) {
    return withLines(jdbc.sql("select * from bill where id = ?").param(id)).stream().findFirst();
  }

  /** The valid revision of a month. */
  public Optional<IssuedBill> latest(String departmentId, YearMonth period) {
    return withLines(
            jdbc.sql(LATEST + " and b.department_id = ? and b.period = ?")
                .params(departmentId, period.toString()))
        .stream()
        .findFirst();
  }

  /** The valid bills of a month for the departments, with their lines: two queries. */
  public List<IssuedBill> ofPeriod(Collection<String> departmentIds, YearMonth period) {
    if (departmentIds.isEmpty()) {
      return List.of();
    }
    return withLines(valid(departmentIds, period));
  }

  /** The same without their lines. */
  public List<IssuedBill> headsOfPeriod(Collection<String> departmentIds, YearMonth period) {
    if (departmentIds.isEmpty()) {
      return List.of();
    }
    return valid(departmentIds, period).query((row, _) -> bill(row)).list();
  }

  private JdbcClient.StatementSpec valid(Collection<String> departmentIds, YearMonth period) {
    return jdbc.sql(LATEST + " and b.period = :period and b.department_id in (:departments)")
        .param("period", period.toString())
        .param("departments", departmentIds);
  }

  /** How many of the departments have a bill for the month. */
  public long count(Collection<String> departmentIds, YearMonth period) {
    if (departmentIds.isEmpty()) {
      return 0;
    }
    return jdbc.sql(
            "select count(*) from bill where revision = 1 and period = :period"
                + " and department_id in (:departments)")
        .param("period", period.toString())
        .param("departments", departmentIds)
        .query(Long.class)
        .single();
  }

  /** The valid bills that leave out use which could not be proven when they were issued. */
  public List<IssuedBill> unproven() {
    return jdbc.sql(LATEST + " and b.unproven = true").query((row, _) -> bill(row)).list();
  }

  /** Every bill that the department ever got, with its lines. */
  public List<IssuedBill> ofDepartment(String departmentId) {
    return withLines(
        jdbc.sql("select * from bill where department_id = ? order by period, revision")
            .param(departmentId));
  }

  /** Everybody who ever got a bill. */
  public List<String> departments() {
    return jdbc.sql("select distinct department_id from bill order by department_id")
        .query(String.class)
        .list();
  }

  /** The department's code on its latest bill. */
  public Optional<String> codeOf(String departmentId) {
    return jdbc.sql(
            """
            select department_code from bill where department_id = ?
            order by period desc, revision desc fetch first 1 rows only\
            """)
        .param(departmentId)
        .query(String.class)
        .optional();
  }

  /** The last month for which any bill was issued. */
  public Optional<YearMonth> lastPeriod() {
    return jdbc.sql("select period from bill order by period desc fetch first 1 rows only")
        .query(String.class)
        .optional()
        .map(YearMonth::parse);
  }

  public boolean any(String departmentId) {
    return jdbc.sql("select 1 from bill where department_id = ? fetch first 1 rows only")
        .param(departmentId)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  public void add(IssuedBill bill) {
    jdbc.sql("insert into bill values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(bill.id(), bill.departmentId(), bill.departmentCode(), bill.departmentName())
        .params(bill.period().toString(), bill.revision())
        .params(bill.from().getEpochSecond(), bill.to().getEpochSecond())
        .params(bill.currency(), bill.total(), bill.ledgerHead(), bill.unproven())
        .param(bill.issuedAt().atOffset(ZoneOffset.UTC))
        .param(bill.costCentre())
        .update();
    lines.add(bill.id(), bill.lines());
  }

  private List<IssuedBill> withLines(JdbcClient.StatementSpec statement) {
    var bills = statement.query((row, _) -> bill(row)).list();
    var found = lines.of(bills.stream().map(IssuedBill::id).toList());
    return bills.stream().map(each -> each.with(found.getOrDefault(each.id(), List.of()))).toList();
  }

  private static IssuedBill bill(ResultSet row) throws SQLException {
    var digits = Currency.getInstance(row.getString("currency")).getDefaultFractionDigits();
    return new IssuedBill(
        row.getString("id"),
        row.getString("department_id"),
        row.getString("department_code"),
        row.getString("department_name"),
        row.getString("cost_centre"),
        YearMonth.parse(row.getString("period")),
        row.getInt("revision"),
        Instant.ofEpochSecond(row.getLong("from_second")),
        Instant.ofEpochSecond(row.getLong("to_second")),
        row.getString("currency"),
        row.getBigDecimal("total").setScale(digits),
        row.getString("ledger_head"),
        row.getBoolean("unproven"),
        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
        List.of());
  }
}
