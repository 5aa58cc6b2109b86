package io.atrium.billing;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import io.atrium.metering.Span;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of ordering.
 *
 * @param span when it shall run, all the time; null where that is not known yet
 */
public record Plan(
    Kind kind,
    Environment environment,
    Size size,
    String offeringId,
    int count,
    @Nullable Span span) {}
