package io.atrium.billing.store;

import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Past months that have to be compared with the facts again. Noting one twice does no harm. */
@Repository
public class Rechecks {

  private final JdbcClient jdbc;

  Rechecks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void note(String departmentId, YearMonth period) {
    jdbc.sql("insert into bill_recheck (department_id, period) values (?, ?)")
        .params(departmentId, period.toString())
        .update();
  }

  public List<Recheck> all() {
    return jdbc.sql(
            """
            select department_id, period, max(id) as last_id from bill_recheck
            group by department_id, period order by department_id, period\
            """)
        .query((row, _) ->
            new Recheck(
                row.getString("department_id"),
                YearMonth.parse(row.getString("period")),
                row.getLong("last_id")))
        .list();
  }

  /** Whether the month was noted and the note not followed yet. */
  public boolean any(String departmentId, YearMonth period) {
    return jdbc.sql("select count(*) from bill_recheck where department_id = ? and period = ?")
            .params(departmentId, period.toString())
            .query(Long.class)
            .single()
        > 0;
  }

  /** Forgets the notes that have been followed; later ones stay. */
  public void done(Recheck recheck) {
    jdbc.sql("delete from bill_recheck where department_id = ? and period = ? and id <= ?")
        .params(recheck.departmentId(), recheck.period().toString(), recheck.lastId())
        .update();
  }

  /** A month of a department that was noted, and the last of the notes. */
  public record Recheck(String departmentId, YearMonth period, long lastId) {}
}
