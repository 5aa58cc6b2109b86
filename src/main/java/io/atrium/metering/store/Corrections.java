package io.atrium.metering.store;

import io.atrium.metering.Correction;
import io.atrium.metering.Correction.Cause;
import io.atrium.metering.Meter;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** By how much facts changed what had been counted: added, and never changed. */
@Repository
public class Corrections {

  private final JdbcTemplate jdbc;

  Corrections(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public void add(String instanceId, Collection<Correction> corrections) {
    if (!corrections.isEmpty()) {
      jdbc.batchUpdate(
          "insert into usage_correction values (?, ?, ?, ?, ?, ?, ?, ?)",
          corrections.stream().map(each -> row(instanceId, each)).toList());
    }
  }

  private static Object[] row(String instanceId, Correction correction) {
    return new Object[] {
      instanceId,
      correction.sequence(),
      correction.meter().word(),
      correction.from(),
      correction.to(),
      correction.unitSeconds(),
      correction.cause().name(),
      correction.at()
    };
  }

  /** Of one instance, in the order in which they were learnt. */
  public List<Correction> of(String instanceId) {
    return jdbc.query(
        """
        select * from usage_correction where instance_id = ?
        order by at_second, sequence, meter, from_second\
        """,
        (row, _) ->
            new Correction(
                row.getLong("sequence"),
                Meter.of(row.getString("meter")),
                row.getLong("from_second"),
                row.getLong("to_second"),
                row.getLong("unit_seconds"),
                Cause.valueOf(row.getString("cause")),
                row.getLong("at_second")),
        instanceId);
  }
}
