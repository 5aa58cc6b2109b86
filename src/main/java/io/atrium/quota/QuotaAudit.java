package io.atrium.quota;

import io.atrium.quota.QuotaSubjects.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Recounts everything from the things themselves and compares it with the counters. */
@Service
public class QuotaAudit {

  private final List<QuotaSubjects> subjects;

  private final ScopePaths paths;

  private final JdbcClient jdbc;

  QuotaAudit(List<QuotaSubjects> subjects, ScopePaths paths, JdbcClient jdbc) {
    this.subjects = subjects;
    this.paths = paths;
    this.jdbc = jdbc;
  }

  /**
   * Where the counters differ from what there is: nowhere, unless something is broken. Sees one
   * moment, so that requests under way do not look like differences.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public List<Difference> difference() {
    var counted = count();
    var differences = new ArrayList<Difference>();
    for (var booked : booked()) {
      var there = counted.getOrDefault(booked.scopeId(), Amounts.NONE).of(booked.meter());
      if (there != booked.amount()) {
        differences.add(new Difference(booked.scopeId(), booked.meter(), booked.amount(), there));
      }
    }
    counted.keySet().removeAll(knownScopes());
    counted.forEach((scope, there) -> differences.addAll(unbooked(scope, there)));
    return differences;
  }

  private Map<String, Amounts> count() {
    var counted = new TreeMap<String, Amounts>();
    for (var each : subjects) {
      each.countByDepartmentAndPerson()
          .forEach((holder, amounts) ->
              path(holder).forEach(scope -> counted.merge(scope, amounts, Amounts::plus)));
    }
    return counted;
  }

  private List<String> path(Holder holder) {
    return paths.path(holder.departmentId(), holder.personId());
  }

  private List<QuotaRows.Cell> booked() {
    return jdbc.sql("select scope_id, meter, used + held as booked from quota order by 1, 2")
        .query((row, _) ->
            new QuotaRows.Cell(
                row.getString("scope_id"),
                QuotaMeter.of(row.getString("meter")),
                row.getLong("booked")))
        .list();
  }

  private List<String> knownScopes() {
    return jdbc.sql("select scope_id from quota_scope").query(String.class).list();
  }

  private static List<Difference> unbooked(String scopeId, Amounts there) {
    return QuotaRows.cells(List.of(scopeId), there).stream()
        .map(cell -> new Difference(scopeId, cell.meter(), 0, cell.amount()))
        .toList();
  }

  /** One counter that is wrong: what it says, and what there is. */
  public record Difference(String scopeId, QuotaMeter meter, long booked, long counted) {}
}
