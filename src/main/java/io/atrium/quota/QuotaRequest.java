package io.atrium.quota;

import io.atrium.kernel.Decision;
import io.atrium.kernel.RequestState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants higher limits for a department, or for one person in it.
 *
 * @param personId the person, or null where it is the whole department
 * @param wished the new limits; null where a meter shall stay as it is
 * @param from from when on, or null for at once
 * @param to until when, or null for good
 * @param decision null while nobody has decided
 * @param granted the limits that were granted, where it was approved
 */
public record QuotaRequest(
    String id,
    RequestKind kind,
    String departmentId,
    @Nullable String personId,
    String askerId,
    String reason,
    QuotaLimits wished,
    @Nullable Instant from,
    @Nullable Instant to,
    Instant askedAt,
    RequestState state,
    @Nullable Decision decision,
    @Nullable QuotaLimits granted) {

  String scopeId() {
    return personId == null ? departmentId : ScopePaths.person(departmentId, personId);
  }

  public boolean isOpen() {
    return state == RequestState.OPEN;
  }

  /** Grows with each change, of which there is at most one. */
  public long revision() {
    return decision == null ? 0 : 1;
  }

  /** As it is at that moment: what nobody decided in time has lapsed. */
  QuotaRequest asOf(Instant now) {
    if (!isOpen() || to == null || to.isAfter(now)) {
      return this;
    }
    return new QuotaRequest(
        id,
        kind,
        departmentId,
        personId,
        askerId,
        reason,
        wished,
        from,
        to,
        askedAt,
        RequestState.LAPSED,
        null,
        null);
  }
}
