package io.atrium.simulation;

import java.util.List;

/** I10: whatever was accepted is on the trail. */
final class TrailTells implements Invariant {

  @Override
  public List<String> broken(Stage stage, Story story) {
    return stage
        .portal()
        .jdbc()
        .sql(
            """
            select 'I10: nothing on the trail of ' || o.type || ' ' || o.id from operation o
            where not exists (
              select 1 from audit_entry a
              where a.subject_id = o.instance_id and locate(o.id, a.details) > 0)\
            """)
        .query(String.class)
        .list();
  }
}
