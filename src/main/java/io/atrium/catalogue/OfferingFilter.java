package io.atrium.catalogue;

import io.atrium.kernel.Kind;
import org.jspecify.annotations.Nullable;

/** Which offerings are wanted; null leaves a part open. */
public record OfferingFilter(@Nullable Kind kind, @Nullable Boolean active) {}
