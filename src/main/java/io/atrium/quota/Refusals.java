package io.atrium.quota;

import io.atrium.kernel.Moments;
import io.atrium.quota.QuotaRows.Cell;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Explains a refusal: whose limit it is, what it allows, and what of it is taken. */
@Component
class Refusals {

  private final QuotaCounters counters;

  private final ScopeNames names;

  private final Moments moments;

  Refusals(QuotaCounters counters, ScopeNames names, Moments moments) {
    this.counters = counters;
    this.names = names;
    this.moments = moments;
  }

  QuotaExceeded of(List<Cell> refused, Instant now) {
    var scopes = refused.stream().map(Cell::scopeId).distinct().toList();
    var found = counters.of(scopes, now);
    return new QuotaExceeded(
        refused.stream().map(cell -> shortfall(cell, found.of(cell))).toList());
  }

  private Shortfall shortfall(Cell cell, Counter counter) {
    var limit = counter.limit();
    var until = counter.until();
    return new Shortfall(
        cell.scopeId(),
        names.of(cell.scopeId()),
        cell.meter(),
        limit == null ? 0 : limit,
        counter.used(),
        counter.held(),
        cell.amount(),
        until == null ? null : new Shortfall.End(until, moments.of(until)));
  }
}
