package io.atrium.catalogue.web;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An offering as JSON. */
record OfferingView(
    String id,
    @Schema(example = "VM-SMALL") String sku,
    @Schema(example = "Small") String name,
    @Schema(example = "A test server without a desktop.") String purpose,
    Kind kind,
    int vcpus,
    int memoryMib,
    int diskGib,
    boolean active,
    @Schema(
            description = "For production, as of now; null while no price is set",
            example = "0.0312")
        @Nullable String hourlyPrice,
    @Schema(description = "As of now, by environment") Map<Environment, String> hourlyPrices,
    @Schema(example = "EUR") @Nullable String currency) {}
