package io.atrium.quota;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The resizes there were, with what each was to lead to. */
@Repository
class Resizes {

  private final JdbcClient jdbc;

  Resizes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(String subjectId, String operationId, Amounts next) {
    jdbc.sql("insert into quota_resize values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(subjectId, operationId, next.instances(), next.vcpus(), next.memoryMib())
        .params(next.diskGib(), next.addresses(), next.snapshots())
        .update();
  }

  /** What the operation was to lead to; nothing where it was no resize. */
  Optional<Amounts> next(String subjectId, String operationId) {
    return jdbc.sql("select * from quota_resize where subject_id = ? and operation_id = ?")
        .params(subjectId, operationId)
        .query((row, _) -> Holds.amounts(row))
        .optional();
  }
}
