package io.atrium.metering.store;

import io.atrium.metering.Fact;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that was told of the instances for which a department ever paid. */
@Repository
public class DepartmentFacts {

  /** What others paid for the same instances belongs to their story, and so does what came late. */
  private static final String ALL =
      """
      select * from usage_fact where instance_id in
        (select instance_id from usage_fact where department_id = ? and at_second < ?)
      order by instance_id, sequence\
      """;

  private final JdbcClient jdbc;

  DepartmentFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All facts of the instances that the department paid for before that second, in order. */
  public List<Fact> before(String departmentId, long second) {
    return jdbc.sql(ALL).params(departmentId, second).query((row, _) -> Facts.fact(row)).list();
  }
}
