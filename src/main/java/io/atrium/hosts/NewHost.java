package io.atrium.hosts;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A host as it was asked for. The command checks it, whoever asks.
 *
 * @param overcommit how many vCPUs to promise per real one, or null for the usual
 */
public record NewHost(
    @Nullable
        @NotNull(message = "is missing")
        @Pattern(regexp = HostCommands.NAME, message = HostCommands.NAME_MESSAGE)
        String name,
    @Nullable String driver,
    @Nullable String uri,
    @Nullable
        @DecimalMin(value = "1", message = HostCommands.OVERCOMMIT_MESSAGE)
        @DecimalMax(value = "100", message = HostCommands.OVERCOMMIT_MESSAGE)
        @Digits(integer = 3, fraction = 2, message = HostCommands.OVERCOMMIT_MESSAGE)
        BigDecimal overcommit) {}
