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
    var state = HoldState.HELD;
    add(new Taken(hold.subjectId(), hold.operationId(), state, path, hold.amounts()), hold);
  }

  /** Something more that a subject takes, of the department and person that have it already. */
  void add(Taken more) {
    var scope = more.path().getFirst();
    var department = ScopePaths.departmentOf(scope);
    var person = ScopePaths.holderOf(scope);
    var hold = new Hold(more.subjectId(), more.operationId(), department, person, more.amounts());
    add(more, hold);
  }

  private void add(Taken taken, Hold hold) {
    var amounts = taken.amounts();
    jdbc.sql("insert into quota_hold values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(hold.subjectId(), hold.operationId(), hold.departmentId(), hold.personId())
        .param(String.join(" ", taken.path()))
        .params(amounts.instances(), amounts.vcpus(), amounts.memoryMib(), amounts.diskGib())
        .params(amounts.addresses(), amounts.snapshots(), taken.state().name())
        .update();
  }

  /** The same, and nobody else moves any of it on before the transaction ends. */
  List<Taken> locked(String subjectId) {
    jdbc.sql("select operation_id from quota_hold where subject_id = ? for update")
        .param(subjectId)
        .query(String.class)
        .list();
    return of(subjectId);
  }

  void resize(Taken taken, Amounts next) {
    jdbc.sql(
            """
            update quota_hold set instances = ?, vcpus = ?, memory_mib = ?, disk_gib = ?,
              addresses = ?, snapshots = ?
            where subject_id = ? and operation_id = ?\
            """)
        .params(next.instances(), next.vcpus(), next.memoryMib(), next.diskGib())
        .params(next.addresses(), next.snapshots(), taken.subjectId(), taken.operationId())
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
        amounts(row));
  }

  static Amounts amounts(ResultSet row) throws SQLException {
    return new Amounts(
        row.getLong("instances"),
        row.getLong("vcpus"),
        row.getLong("memory_mib"),
        row.getLong("disk_gib"),
        row.getLong("addresses"),
        row.getLong("snapshots"));
  }
}
