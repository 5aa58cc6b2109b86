package io.atrium.catalogue;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** What shall be different about an offering; null leaves a part as it is. */
public record OfferingChange(
    @Nullable @Pattern(regexp = Texts.LINE_OF_100, message = Texts.LINE_MESSAGE_100) String name,
    @Nullable @Pattern(regexp = Texts.LINE_OF_300, message = Texts.LINE_MESSAGE_300) String purpose,
    @Nullable Boolean active) {}
