package io.atrium.budgets.store;

import io.atrium.budgets.BudgetWarning;
import io.atrium.budgets.WarningKind;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The thresholds that were reached. Their key keeps any from being told twice. */
@Repository
public class BudgetWarnings {

  private final JdbcClient jdbc;

  private final Institution institution;

  BudgetWarnings(JdbcClient jdbc, Institution institution) {
    this.jdbc = jdbc;
    this.institution = institution;
  }

  /** The oldest first. */
  public List<BudgetWarning> of(Collection<String> departmentIds, YearMonth period) {
    return departmentIds.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select * from budget_warning where department_id in (:ids) and period = :period
                order by department_id, warned_at, threshold, kind desc\
                """)
            .param("ids", departmentIds)
            .param("period", period.toString())
            .query((row, _) -> warning(row))
            .list();
  }

  public void add(BudgetWarning warning) {
    jdbc.sql("insert into budget_warning values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            warning.departmentId(),
            warning.period().toString(),
            warning.threshold(),
            warning.kind().name(),
            warning.amount().amount(),
            warning.spent().amount(),
            warning.forecast().amount(),
            warning.at().atOffset(ZoneOffset.UTC),
            warning.holds())
        .update();
  }

  /** Notes whether it is so still. */
  public void holds(BudgetWarning warning, boolean holds) {
    jdbc.sql(
            """
            update budget_warning set holds = ?
            where department_id = ? and period = ? and threshold = ? and kind = ? and amount = ?\
            """)
        .params(
            holds,
            warning.departmentId(),
            warning.period().toString(),
            warning.threshold(),
            warning.kind().name(),
            warning.amount().amount())
        .update();
  }

  private BudgetWarning warning(ResultSet row) throws SQLException {
    return new BudgetWarning(
        row.getString("department_id"),
        YearMonth.parse(row.getString("period")),
        row.getInt("threshold"),
        WarningKind.valueOf(row.getString("kind")),
        money(row.getBigDecimal("amount")),
        money(row.getBigDecimal("spent")),
        money(row.getBigDecimal("forecast")),
        row.getObject("warned_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("holds"));
  }

  private Money money(BigDecimal amount) {
    var currency = institution.currency();
    return new Money(amount.setScale(currency.getDefaultFractionDigits()), currency);
  }
}
