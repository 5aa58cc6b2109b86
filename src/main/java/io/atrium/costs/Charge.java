package io.atrium.costs;

import io.atrium.metering.Span;
import io.atrium.metering.UsageInterval;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an interval within which prices do not change, and what it costs.
 *
 * @param span as far as it is proven; null where a correction replaced it before it had an end
 * @param open whether the interval goes on after it
 * @param perHour the price of one unit; null where nobody is charged for it
 * @param amount to a millionth; null where nobody is charged for it
 */
public record Charge(
    UsageInterval interval,
    @Nullable Span span,
    boolean open,
    @Nullable BigDecimal perHour,
    @Nullable BigDecimal amount) {}
