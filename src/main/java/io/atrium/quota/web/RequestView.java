package io.atrium.quota.web;

import io.atrium.kernel.RequestState;
import io.atrium.quota.QuotaLimits;
import io.atrium.quota.QuotaMeter;
import io.atrium.quota.RequestKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request with the names of everybody in it. */
record RequestView(
    String id,
    RequestKind kind,
    RequestState state,
    String departmentId,
    String departmentName,
    @Nullable String personId,
    @Nullable String personName,
    String askerId,
    String askerName,
    String reason,
    QuotaLimits limits,
    @Nullable Instant from,
    @Nullable Instant to,
    Instant askedAt,
    @Nullable String decidedBy,
    @Nullable String decidedByName,
    @Nullable Instant decidedAt,
    @Nullable String remark,
    @Nullable QuotaLimits granted) {

  /** The limits that are asked for, in their order. */
  public List<QuotaMeter> meters() {
    return Arrays.stream(QuotaMeter.values()).filter(each -> limits.of(each) != null).toList();
  }
}
