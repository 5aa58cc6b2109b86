package io.atrium.budgets.store;

import io.atrium.budgets.Budget;
import io.atrium.budgets.WhenExceeded;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The budgets as rows, one for each department of which anybody ever set one. */
@Repository
public class Budgets {

  private final JdbcClient jdbc;

  private final Institution institution;

  Budgets(JdbcClient jdbc, Institution institution) {
    this.jdbc = jdbc;
    this.institution = institution;
  }

  public Budget of(String departmentId) {
    return of(List.of(departmentId)).stream()
        .findFirst()
        .orElseGet(() -> Budget.none(departmentId));
  }

  /** Those that the departments have. */
  public List<Budget> of(Collection<String> departmentIds) {
    return departmentIds.isEmpty()
        ? List.of()
        : jdbc.sql("select * from budget where department_id in (:ids)")
            .param("ids", departmentIds)
            .query((row, _) -> budget(row))
            .list();
  }

  /** The departments that have one. */
  public List<String> departments() {
    return jdbc.sql("select department_id from budget where amount is not null")
        .query(String.class)
        .list();
  }

  /** The department's, held until the transaction ends. */
  public Optional<Budget> lock(String departmentId) {
    return jdbc.sql("select * from budget where department_id = ? for update")
        .param(departmentId)
        .query((row, _) -> budget(row))
        .optional();
  }

  /**
   * Those of the departments that stop orders, each held until the transaction ends: so of two
   * orders at once one waits, and sees what the other took. They are held in one order by
   * everybody.
   */
  public List<Budget> lockStrict(Collection<String> departmentIds) {
    return jdbc.sql(
            """
            select * from budget
            where department_id in (:ids) and amount is not null and on_excess <> 'WARN'
            order by department_id for update\
            """)
        .param("ids", departmentIds)
        .query((row, _) -> budget(row))
        .list();
  }

  /** Adds or replaces it; whoever calls holds the department. */
  public void put(Budget budget) {
    var amount = budget.amount() == null ? null : budget.amount().amount();
    var thresholds =
        budget.thresholds().stream().map(String::valueOf).collect(Collectors.joining(","));
    var word = budget.whenExceeded().name();
    var changed =
        jdbc.sql(
                """
                update budget set amount = ?, thresholds = ?, on_excess = ?, version = ?
                where department_id = ?\
                """)
            .param(amount)
            .params(thresholds, word, budget.version(), budget.departmentId())
            .update();
    if (changed == 0) {
      jdbc.sql(
              """
              insert into budget (department_id, amount, thresholds, on_excess, version)
              values (?, ?, ?, ?, ?)\
              """)
          .param(budget.departmentId())
          .param(amount)
          .params(thresholds, word, budget.version())
          .update();
    }
  }

  private Budget budget(ResultSet row) throws SQLException {
    return new Budget(
        row.getString("department_id"),
        money(row.getBigDecimal("amount")),
        Arrays.stream(row.getString("thresholds").split(",", -1))
            .filter(each -> !each.isEmpty())
            .map(Integer::valueOf)
            .toList(),
        WhenExceeded.valueOf(row.getString("on_excess")),
        row.getLong("version"));
  }

  private @Nullable Money money(@Nullable BigDecimal amount) {
    var currency = institution.currency();
    return amount == null
        ? null
        : new Money(amount.setScale(currency.getDefaultFractionDigits()), currency);
  }
}
