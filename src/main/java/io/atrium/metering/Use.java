package io.atrium.metering;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * How much of one meter was used in one span, summed over everything that has the same price.
 *
 * @param span which of the spans that were asked for, from 0
 * @param instanceId null where instances are summed up
 * @param unitSeconds what is proven, and so can be charged
 * @param unproven what was probably used while the host could not be seen: shown, not charged
 */
public record Use(
    int span,
    String departmentId,
    @Nullable String instanceId,
    @Nullable String name,
    Meter meter,
    Environment environment,
    Kind kind,
    String offeringId,
    BigInteger unitSeconds,
    BigInteger unproven) {}
