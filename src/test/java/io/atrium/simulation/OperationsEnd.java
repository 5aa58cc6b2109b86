package io.atrium.simulation;

import java.sql.Timestamp;
import java.util.List;

/** I7: no operation outlives its deadline silently, and none is open on what is at rest. */
final class OperationsEnd implements Invariant {

  @Override
  public List<String> broken(Stage stage, Story story) {
    return stage
        .portal()
        .jdbc()
        .sql(
            """
            select 'I7: ' || o.type || ' ' || o.id || ' of ' || o.instance_id || ' is still '
                   || o.status
            from operation o join instance i on i.id = o.instance_id
            where o.is_open is not null
              and (o.deadline < ? or i.conditions not like '%WAITING_FOR_CAPACITY%')\
            """)
        .param(Timestamp.from(stage.now()))
        .query(String.class)
        .list();
  }
}
