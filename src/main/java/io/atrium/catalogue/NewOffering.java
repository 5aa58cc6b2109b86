package io.atrium.catalogue;

import io.atrium.kernel.Kind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An offering as it was asked for. The command checks the constraints written here, whoever asks.
 *
 * @param sku the stable short name on bills, or null to have one made from kind and size
 */
public record NewOffering(
    @Nullable @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,62}", message = Texts.SKU) String sku,
    @Nullable
        @NotNull(message = Texts.MISSING)
        @Pattern(regexp = Texts.LINE_OF_100, message = Texts.LINE_MESSAGE_100)
        String name,
    @Nullable @Pattern(regexp = Texts.LINE_OF_300, message = Texts.LINE_MESSAGE_300) String purpose,
    @Nullable @NotNull(message = "must be VM or CONTAINER") Kind kind,
    @Nullable
        @NotNull(message = Texts.MISSING)
        @Min(value = 1, message = "must be 1 to 1024")
        @Max(value = 1_024, message = "must be 1 to 1024")
        Integer vcpus,
    @Nullable
        @NotNull(message = Texts.MISSING)
        @Min(value = 16, message = "must be 16 to 67108864")
        @Max(value = 67_108_864, message = "must be 16 to 67108864")
        Integer memoryMib,
    @Nullable
        @NotNull(message = Texts.MISSING)
        @Min(value = 1, message = "must be 1 to 1048576")
        @Max(value = 1_048_576, message = "must be 1 to 1048576")
        Integer diskGib) {}
