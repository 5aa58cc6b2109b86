package io.atrium.quota;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The recorded holds. Each moves on exactly once, however often somebody asks for it. */
@Repository
class Holds {

  private final JdbcClient jdbc;

  Holds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Hold hold, List<String> path) {
    var amounts = hold.amounts();
    jdbc.sql("insert into quota_hold values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(hold.subjectId(), hold.operationId(), hold.departmentId(), hold.personId())
        .param(String.join(" ", path))
        .params(amounts.instances(), amounts.vcpus(), amounts.memoryMib(), amounts.diskGib())
        .params(amounts.addresses(), amounts.snapshots(), HoldState.HELD.name())
        .update();
  }

  /** What the subject holds or uses at present. */
  List<Taken> of(String subjectId) {
    return jdbc.sql("select * from quota_hold where subject_id = ? and state <> 'RELEASED'")
        .param(subjectId)
        .query((row, _) -> taken(row))
        .list();
  }

  /** What counts in the scope at present. */
  List<Taken> in(String scopeId) {
    return jdbc.sql(
            """
            select * from quota_hold
            where state <> 'RELEASED' and concat(' ', scopes, ' ') like concat('% ', ?, ' %')\
            """)
        .param(scopeId)
        .query((row, _) -> taken(row))
        .list();
  }

  void countAlong(Taken taken, List<String> path) {
    jdbc.sql("update quota_hold set scopes = ? where subject_id = ? and operation_id = ?")
        .params(String.join(" ", path), taken.subjectId(), taken.operationId())
        .update();
  }

  /** Moves the hold on; false when somebody else has already moved it. */
  boolean turn(Taken taken, HoldState next) {
    return jdbc.sql(
                """
                update quota_hold set state = ?
                where subject_id = ? and operation_id = ? and state = ?\
                """)
            .params(next.name(), taken.subjectId(), taken.operationId(), taken.state().name())
            .update()
        == 1;
  }

  private static Taken taken(ResultSet row) throws SQLException {
    return new Taken(
        row.getString("subject_id"),
        row.getString("operation_id"),
        HoldState.valueOf(row.getString("state")),
        List.of(row.getString("scopes").split(" ")),
        new Amounts(
            row.getLong("instances"),
            row.getLong("vcpus"),
            row.getLong("memory_mib"),
            row.getLong("disk_gib"),
            row.getLong("addresses"),
            row.getLong("snapshots")));
  }
}
