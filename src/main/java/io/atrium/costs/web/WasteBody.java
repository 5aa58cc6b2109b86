package io.atrium.costs.web;

import io.atrium.costs.Waste.Machine;
import io.atrium.costs.Waste.Reason;
import io.atrium.kernel.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A machine that is paid for although nobody uses it, as programs read it. */
record WasteBody(
    @Schema(description = "The id of the instance") String id,
    @Schema(description = "The name of the instance") String name,
    @Schema(description = "Virtual machine or container") Kind kind,
    @Schema(description = "The department that pays for it") String departmentId,
    @Schema(description = "STOPPED: it keeps its disk; IDLE: it runs and does next to nothing")
        Reason reason,
    @Schema(description = "When it last ran; of an idle one, since when it has run unchanged")
        Instant since,
    @Schema(
            description =
                "How much of its processors it used in the last seven days; null for a stopped one")
        @Nullable Double busyPercent,
    @Schema(
            description = "The month that the amount is for: the next",
            type = "string",
            example = "2026-12")
        YearMonth month,
    @Schema(description = "What it will cost then if it stays as it is", example = "0.45")
        String perMonth,
    @Schema(example = "EUR") String currency) {

  static WasteBody of(Machine machine, YearMonth month) {
    return new WasteBody(
        machine.id(),
        machine.name(),
        machine.kind(),
        machine.departmentId(),
        machine.reason(),
        machine.since(),
        machine.busyPercent(),
        month,
        machine.perMonth().amount().toPlainString(),
        machine.perMonth().currency().getCurrencyCode());
  }
}
