package io.atrium.quota;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The counters: one row for each scope and meter. Every change is one batch in a fixed order,
 * person first and institution last, so that the row everybody needs is locked for the shortest
 * time.
 */
@Repository
class QuotaRows {

  private static final String TAKE =
      """
      update quota set held = held + ?
      where scope_id = ? and meter = ? and used + held + ? <= coalesce(
        (select w.limit_value from quota_window w
         where w.scope_id = quota.scope_id and w.meter = quota.meter
           and w.from_at <= ? and w.to_at > ?),
        limit_value, 9223372036854775807)\
      """;

  private static final String CHANGE =
      """
      update quota set held = held + ?, used = used + ? where scope_id = ? and meter = ?\
      """;

  private final JdbcTemplate jdbc;

  QuotaRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Every cell that the amounts touch, in the order in which all locks are taken. */
  static List<Cell> cells(List<String> path, Amounts amounts) {
    var cells = new ArrayList<Cell>();
    for (var scope : path) {
      for (var meter : QuotaMeter.values()) {
        if (amounts.of(meter) > 0) {
          cells.add(new Cell(scope, meter, amounts.of(meter)));
        }
      }
    }
    return cells;
  }

  /**
   * Takes what there is room for by the limits of that instant, and answers the cells that refused,
   * or do not exist yet.
   */
  List<Cell> take(List<Cell> cells, Instant now) {
    var at = now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    var changed =
        jdbc.batchUpdate(
            TAKE,
            cells.stream()
                .map(each ->
                    row(each.amount(), each.scopeId(), each.meter().word(), each.amount(), at, at))
                .toList());
    var refused = new ArrayList<Cell>();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 0) {
        refused.add(cells.get(i));
      }
    }
    return refused;
  }

  void use(List<Cell> cells) {
    change(cells, -1, 1);
  }

  /** A resize is confirmed: what was held for it becomes a part of what the thing has. */
  void settle(Taken base, Amounts growth, Amounts next) {
    var used = base.state() == HoldState.USED;
    var deltas = new ArrayList<Delta>();
    for (var scope : base.path()) {
      for (var meter : QuotaMeter.values()) {
        var more = next.of(meter) - base.amounts().of(meter);
        var held = -growth.of(meter) + (used ? 0 : more);
        deltas.add(new Delta(scope, meter, held, used ? more : 0));
      }
    }
    change(deltas);
  }

  /** Several things at once, in the order in which all locks are taken. */
  void giveBack(List<Taken> takens) {
    var deltas = new ArrayList<Delta>();
    for (var scope : takens.getFirst().path()) {
      for (var meter : QuotaMeter.values()) {
        var held = sum(takens, HoldState.HELD, meter);
        var used = sum(takens, HoldState.USED, meter);
        deltas.add(new Delta(scope, meter, -held, -used));
      }
    }
    change(deltas);
  }

  private static long sum(List<Taken> takens, HoldState state, QuotaMeter meter) {
    return takens.stream()
        .filter(each -> each.state() == state)
        .mapToLong(each -> each.amounts().of(meter))
        .sum();
  }

  void giveBack(HoldState state, List<Cell> cells) {
    switch (state) {
      case HELD -> change(cells, -1, 0);
      case USED -> change(cells, 0, -1);
      case RELEASED -> throw new IllegalStateException("Given back twice: " + cells);
    }
  }

  /** Counts what is there already in other scopes, whatever their limits say. */
  void countAs(HoldState state, List<Cell> cells) {
    switch (state) {
      case HELD -> change(cells, 1, 0);
      case USED -> change(cells, 0, 1);
      case RELEASED -> throw new IllegalStateException("What is given back counts nowhere");
    }
  }

  private void change(List<Cell> cells, int held, int used) {
    change(
        cells.stream()
            .map(each ->
                new Delta(each.scopeId(), each.meter(), held * each.amount(), used * each.amount()))
            .toList());
  }

  private void change(List<Delta> deltas) {
    var rows =
        deltas.stream()
            .filter(each -> each.held() != 0 || each.used() != 0)
            .map(each -> row(each.held(), each.used(), each.scopeId(), each.meter().word()))
            .toList();
    if (!rows.isEmpty()) {
      jdbc.batchUpdate(CHANGE, rows);
    }
  }

  private static Object[] row(Object... values) {
    return values;
  }

  /** One counter, and by how much of it more is held and used. */
  private record Delta(String scopeId, QuotaMeter meter, long held, long used) {}

  /** One counter and by how much it changes. */
  record Cell(String scopeId, QuotaMeter meter, long amount) {}
}
