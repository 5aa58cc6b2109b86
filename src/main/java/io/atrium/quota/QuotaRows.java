package io.atrium.quota;

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
      where scope_id = ? and meter = ? and (limit_value is null or used + held + ? <= limit_value)\
      """;

  private static final String USE =
      "update quota set held = held - ?, used = used + ? where scope_id = ? and meter = ?";

  private static final String GIVE_BACK_HELD =
      "update quota set held = held - ? where scope_id = ? and meter = ?";

  private static final String GIVE_BACK_USED =
      "update quota set used = used - ? where scope_id = ? and meter = ?";

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

  /** Takes what there is room for and answers the cells that refused, or do not exist yet. */
  List<Cell> take(List<Cell> cells) {
    var changed =
        jdbc.batchUpdate(
            TAKE,
            cells.stream()
                .map(each -> row(each.amount(), each.scopeId(), each.meter().word(), each.amount()))
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
    jdbc.batchUpdate(
        USE,
        cells.stream()
            .map(each -> row(each.amount(), each.amount(), each.scopeId(), each.meter().word()))
            .toList());
  }

  void giveBackHeld(List<Cell> cells) {
    giveBack(GIVE_BACK_HELD, cells);
  }

  void giveBackUsed(List<Cell> cells) {
    giveBack(GIVE_BACK_USED, cells);
  }

  private void giveBack(String sql, List<Cell> cells) {
    jdbc.batchUpdate(
        sql,
        cells.stream()
            .map(each -> row(each.amount(), each.scopeId(), each.meter().word()))
            .toList());
  }

  private static Object[] row(Object... values) {
    return values;
  }

  /** One counter and by how much it changes. */
  record Cell(String scopeId, QuotaMeter meter, long amount) {}
}
