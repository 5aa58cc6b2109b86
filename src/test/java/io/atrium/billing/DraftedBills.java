package io.atrium.billing;

import io.atrium.metering.Span;
import io.atrium.pricing.rating.Exact;
import io.atrium.pricing.rating.Line;

/** What bills come to before they are rounded, for rooms that promise the same sums. */
public record DraftedBills(Drafting drafting) {

  public Exact exact(String departmentId, Span span) {
    return drafting.draft(departmentId, span).lines().stream()
        .map(Line::exact)
        .reduce(Exact.ZERO, Exact::plus);
  }
}
