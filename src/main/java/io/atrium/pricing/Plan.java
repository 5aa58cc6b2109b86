package io.atrium.pricing;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import io.atrium.metering.Span;
import io.atrium.pricing.rating.PriceBasis;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of ordering.
 *
 * @param departmentId who would pay; null where nobody's discount is to be counted
 * @param span when it shall run, all the time; null where that is not known yet
 */
public record Plan(
    @Nullable String departmentId,
    Kind kind,
    Environment environment,
    Size size,
    String offeringId,
    int count,
    @Nullable Span span) {

  PriceBasis basis() {
    return new PriceBasis(departmentId, environment, kind, offeringId);
  }
}
