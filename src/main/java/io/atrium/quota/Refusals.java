package io.atrium.quota;

import io.atrium.quota.QuotaRows.Cell;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Explains a refusal: whose limit it is, what it allows, and what of it is taken. */
@Component
class Refusals {

  private final JdbcClient jdbc;

  private final ScopeNames names;

  Refusals(JdbcClient jdbc, ScopeNames names) {
    this.jdbc = jdbc;
    this.names = names;
  }

  QuotaExceeded of(List<Cell> refused) {
    return new QuotaExceeded(refused.stream().map(this::shortfall).toList());
  }

  private Shortfall shortfall(Cell cell) {
    return jdbc.sql("select limit_value, used, held from quota where scope_id = ? and meter = ?")
        .params(cell.scopeId(), cell.meter().word())
        .query((row, _) ->
            new Shortfall(
                cell.scopeId(),
                names.of(cell.scopeId()),
                cell.meter(),
                row.getLong("limit_value"),
                row.getLong("used"),
                row.getLong("held"),
                cell.amount()))
        .single();
  }
}
