package io.atrium.hosts;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What shall be different about a host; null leaves a part as it is. */
public record HostChange(
    @Nullable @Pattern(regexp = HostCommands.NAME, message = HostCommands.NAME_MESSAGE) String name,
    @Nullable
        @DecimalMin(value = "1", message = HostCommands.OVERCOMMIT_MESSAGE)
        @DecimalMax(value = "100", message = HostCommands.OVERCOMMIT_MESSAGE)
        @Digits(integer = 3, fraction = 2, message = HostCommands.OVERCOMMIT_MESSAGE)
        BigDecimal overcommit) {}
