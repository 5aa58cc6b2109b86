package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.billing.BillStatus;
import io.atrium.billing.Counted;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bill as JSON. */
record BillBody(
    String id,
    String departmentId,
    String departmentCode,
    String departmentName,
    @Schema(example = "2026-11") String period,
    Instant from,
    Instant to,
    BillStatus status,
    int revision,
    String currency,
    @Schema(example = "41.07") String total,
    @Schema(
            description =
                "While it is OPEN, until when everything on it is counted: to the last look at the"
                    + " host that was seen longest ago. Null once it is closed: then it holds the"
                    + " whole month")
        @Nullable Instant countedUntil,
    @Schema(description = "The last row it put into the ledger; null while it is open")
        @Nullable String ledgerHead,
    @Schema(description = "Whether there is use that cannot be proven at present, and is left out")
        boolean unproven,
    @Schema(
            description =
                "How many of its instances are simulated: nothing real stands behind them")
        long simulatedInstances,
    @Schema(description = "What these have of the total", example = "0.00") String simulatedAmount,
    List<LineBody> lines) {

  static BillBody of(Bill bill, @Nullable Counted counted, SimulatedShares simulated) {
    return new BillBody(
        bill.id(),
        bill.departmentId(),
        bill.departmentCode(),
        bill.departmentName(),
        bill.period().toString(),
        bill.from(),
        bill.to(),
        bill.status(),
        bill.revision(),
        bill.total().currency().getCurrencyCode(),
        bill.total().amount().toPlainString(),
        counted == null ? null : counted.until(),
        bill.ledgerHead(),
        bill.unproven(),
        simulated.instances(),
        simulated.amount().amount().toPlainString(),
        bill.lines().stream().map(each -> LineBody.of(each, simulated.of(each.n()))).toList());
  }

  /** One line of it. */
  record LineBody(
      int n,
      String meter,
      String description,
      Environment environment,
      Kind kind,
      @Schema(example = "5184000") String quantity,
      @Schema(example = "vcpu-seconds") String unit,
      @Schema(description = "How much of it is free because of an allowance", example = "0")
          String freeQuantity,
      @Schema(description = "The price before the discount", example = "0.0090")
          String listUnitPrice,
      @Schema(description = "What the department gets off it, in percent", example = "0")
          String discountPercent,
      @Schema(description = "What is charged for a unit", example = "0.0090") String unitPrice,
      @Schema(example = "vcpu-hour") String per,
      @Schema(example = "12.96") String amount,
      @Schema(description = "How many have a share in it") long instances,
      @Schema(description = "How many of these are simulated") long simulatedInstances,
      String priceVersionId) {

    static LineBody of(BillLine line, long simulated) {
      return new LineBody(
          line.n(),
          line.meter().word(),
          line.description(),
          line.environment(),
          line.kind(),
          line.quantity().toString(),
          line.unit(),
          line.free().toString(),
          line.price().list().toPlainString(),
          line.price().discount().toPlainString(),
          line.unitPrice().toPlainString(),
          line.per(),
          line.amount().toPlainString(),
          line.instances(),
          simulated,
          line.priceVersionId());
    }
  }
}
