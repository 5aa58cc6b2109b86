package io.atrium.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found when the ledger was verified.
 *
 * @param departmentId whose ledger is broken, or null where none is
 * @param fault the first thing that is wrong, in a sentence; null where nothing is
 * @param since since when each verification found the same
 * @param at when it was verified
 */
public record LedgerFinding(
    @Nullable String departmentId, @Nullable String fault, Instant since, Instant at) {

  public boolean whole() {
    return fault == null;
  }
}
