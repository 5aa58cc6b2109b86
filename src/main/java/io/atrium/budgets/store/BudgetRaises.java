package io.atrium.budgets.store;

import io.atrium.budgets.BudgetRaise;
import io.atrium.kernel.Decision;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.kernel.RequestState;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests for more money. Each is decided at most once, however many try. */
@Repository
public class BudgetRaises {

  private static final String LIST =
      """
      select * from budget_raise
      where department_id in (:departments)
        and (asked_at < :at or (asked_at = :at and id < :id))
      order by asked_at desc, id desc fetch first :most rows only\
      """;

  private final JdbcClient jdbc;

  private final Institution institution;

  BudgetRaises(JdbcClient jdbc, Institution institution) {
    this.jdbc = jdbc;
    this.institution = institution;
  }

  public void add(BudgetRaise raise) {
    jdbc.sql("insert into budget_raise values (?, ?, ?, ?, ?, ?, ?, ?, null, null, null)")
        .params(
            raise.id(),
            raise.departmentId(),
            raise.period().toString(),
            raise.askerId(),
            raise.amount().amount(),
            raise.reason(),
            utc(raise.askedAt()),
            raise.state().name())
        .update();
  }

  /** Ends it; false when somebody else has already. */
  public boolean decide(String id, RequestState state, Decision decision) {
    return jdbc.sql(
                """
                update budget_raise set state = ?, decided_by = ?, decided_at = ?, remark = ?
                where id = ? and state = 'OPEN'\
                """)
            .params(state.name(), decision.by(), utc(decision.at()))
            .param(decision.remark())
            .param(id)
            .update()
        == 1;
  }

  public Optional<BudgetRaise> find(String id) {
    return jdbc.sql("select * from budget_raise where id = ?")
        .param(id)
        .query((row, _) -> raise(row))
        .optional();
  }

  /** The newest first, from behind the given one on. */
  public List<BudgetRaise> list(Collection<String> departments, Instant at, String id, int most) {
    return departments.isEmpty()
        ? List.of()
        : jdbc.sql(LIST)
            .param("departments", departments)
            .param("at", utc(at))
            .param("id", id)
            .param("most", most)
            .query((row, _) -> raise(row))
            .list();
  }

  /** The open ones of the month, the oldest first. */
  public List<BudgetRaise> open(Collection<String> departments, YearMonth period) {
    return departments.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select * from budget_raise
                where department_id in (:departments) and period = :period and state = 'OPEN'
                order by asked_at, id\
                """)
            .param("departments", departments)
            .param("period", period.toString())
            .query((row, _) -> raise(row))
            .list();
  }

  /** By how much the budgets of the month are raised; departments without are left out. */
  public Map<String, Money> approved(Collection<String> departments, YearMonth period) {
    return departments.isEmpty()
        ? Map.of()
        : jdbc
            .sql(
                """
                select department_id, sum(amount) as raised from budget_raise
                where department_id in (:departments) and period = :period and state = 'APPROVED'
                group by department_id\
                """)
            .param("departments", departments)
            .param("period", period.toString())
            .query((row, _) ->
                Map.entry(row.getString("department_id"), money(row.getBigDecimal("raised"))))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private BudgetRaise raise(ResultSet row) throws SQLException {
    var by = row.getString("decided_by");
    return new BudgetRaise(
        row.getString("id"),
        row.getString("department_id"),
        YearMonth.parse(row.getString("period")),
        row.getString("asker_id"),
        money(row.getBigDecimal("amount")),
        row.getString("reason"),
        instant(row, "asked_at"),
        RequestState.valueOf(row.getString("state")),
        by == null ? null : new Decision(by, instant(row, "decided_at"), row.getString("remark")));
  }

  private Money money(BigDecimal amount) {
    var currency = institution.currency();
    return new Money(amount.setScale(currency.getDefaultFractionDigits()), currency);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
