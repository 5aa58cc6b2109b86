package io.atrium.metering.store;

import io.atrium.metering.Consumption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what was consumed. */
@Repository
public class ConsumedRows {

  private final JdbcClient jdbc;

  ConsumedRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that an instance ever consumed, the earliest first. */
  public List<Consumption> of(String instanceId) {
    return jdbc.sql(
            """
            select * from usage_consumed where instance_id = ?
            order by from_second, department_id, owner_id, environment, offering_id, host_id\
            """)
        .param(instanceId)
        .query((row, _) -> consumption(row))
        .list();
  }

  private static Consumption consumption(ResultSet row) throws SQLException {
    return new Consumption(
        row.getString("instance_id"),
        row.getString("name"),
        row.getLong("from_second"),
        row.getLong("to_second"),
        Facts.traits(row),
        Counters.amounts(row));
  }
}
