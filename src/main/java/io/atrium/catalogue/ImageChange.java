package io.atrium.catalogue;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What shall be different about an image; null leaves a part as it is.
 *
 * @param published true offers it to everybody from now on; there is no way back
 */
public record ImageChange(
    @Nullable @Pattern(regexp = Texts.LINE_OF_100, message = Texts.LINE_MESSAGE_100) String name,
    @Nullable @Pattern(regexp = Texts.LINE_OF_300, message = Texts.LINE_MESSAGE_300) String purpose,
    @Nullable @Pattern(regexp = "[^\\p{Cntrl}]{0,100}", message = Texts.LINE_MESSAGE_100) String os,
    @Nullable Boolean published) {}
