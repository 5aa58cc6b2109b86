package io.atrium.catalogue;

import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Kind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An image as it was asked for. Its bytes follow, unless a host is to build it from {@code
 * dockerfile} or fetch it by {@code reference}. The command checks the constraints written here,
 * whoever asks.
 *
 * @param kind may be left out, because the format implies it
 * @param departmentId whose it will be, or null to offer it to everybody
 * @param sha256 what the bytes must add up to, or null to take them as they come
 * @param minDiskGib a smallest disk larger than what the bytes themselves need
 */
public record NewImage(
    @Nullable
        @NotNull(message = Texts.MISSING)
        @Pattern(regexp = Texts.LINE_OF_100, message = Texts.LINE_MESSAGE_100)
        String name,
    @Nullable @Pattern(regexp = Texts.LINE_OF_300, message = Texts.LINE_MESSAGE_300) String purpose,
    @Nullable Kind kind,
    @Nullable ImageFormat format,
    @Nullable @Pattern(regexp = "[^\\p{Cntrl}]{0,100}", message = Texts.LINE_MESSAGE_100) String os,
    @Nullable String departmentId,
    @Nullable @Pattern(regexp = "[0-9a-fA-F]{64}", message = Texts.SHA256) String sha256,
    @Nullable
        @Min(value = 1, message = "must be 1 to 1048576")
        @Max(value = 1_048_576, message = "must be 1 to 1048576")
        Integer minDiskGib,
    @Nullable @Size(min = 1, max = 65_536, message = "must have 1 to 65536 characters")
        String dockerfile,
    @Nullable
        @Pattern(
            regexp = "[a-z0-9][A-Za-z0-9._:/@-]{0,254}",
            message = "must name an image in a registry, such as nginx:1.27")
        String reference) {

  /** Whether a host makes its bytes. */
  public boolean made() {
    return dockerfile != null || reference != null;
  }
}
