package io.atrium.simulation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One interval of use as it is recorded, if nothing later has replaced it. */
record Interval(
    String instanceId,
    String meter,
    long fromSecond,
    long toSecond,
    boolean counted,
    boolean open,
    boolean doubted) {

  static List<Interval> all(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select instance_id, lower(meter) as meter, from_second, to_second,
                   state = 'COUNTED' as counted, open_marker is not null as open,
                   doubted_second is not null as doubted
            from usage_interval
            where replaced = false and to_second > from_second
            order by instance_id, meter, from_second, to_second\
            """)
        .query(Interval.class)
        .list();
  }
}
