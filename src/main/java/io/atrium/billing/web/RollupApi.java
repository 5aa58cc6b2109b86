package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.BillQueries;
import io.atrium.billing.Rollups;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bills of a month added up along the tree of departments. */
@RestController
@RequestMapping("/api/v1/bills")
@Tag(name = "Bills", description = "What departments owe for a calendar month")
class RollupApi {

  private final Rollups rollups;

  private final BillQueries bills;

  private final SimulatedMachines simulated;

  RollupApi(Rollups rollups, BillQueries bills, SimulatedMachines simulated) {
    this.rollups = rollups;
    this.bills = bills;
    this.simulated = simulated;
  }

  @GetMapping("/rollup")
  @Operation(
      summary = "Add up the bills of departments and of those below them",
      description =
          "Each department with what it owes itself and what it owes together with everything below"
              + " it, in the tree as it is now. Sums are sums of the rounded totals of the bills.")
  RollupBody rollup(
      Actor actor,
      @Parameter(description = "Of this month, such as 2026-11; the running one when left out")
          @RequestParam(required = false)
          @Nullable YearMonth period,
      @Parameter(description = "From this department down; from the top when left out")
          @RequestParam(required = false)
          @Nullable String departmentId) {
    var rollup = rollups.of(actor, departmentId, month(period));
    return RollupBody.of(rollup, simulated.along(actor, rollup));
  }

  @GetMapping("/rollup.csv")
  @Operation(summary = "Add up the bills along the tree, as CSV with one row for each department")
  @ApiResponse(
      responseCode = "200",
      description = "One row for each department",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  ResponseEntity<String> csv(
      Actor actor,
      @Parameter(description = "Of this month, such as 2026-11; the running one when left out")
          @RequestParam(required = false)
          @Nullable YearMonth period,
      @Parameter(description = "From this department down; from the top when left out")
          @RequestParam(required = false)
          @Nullable String departmentId) {
    var rollup = rollups.of(actor, departmentId, month(period));
    return RollupCsv.answer(rollup, simulated.along(actor, rollup));
  }

  private YearMonth month(@Nullable YearMonth period) {
    return Objects.requireNonNullElseGet(period, bills::currentPeriod);
  }
}
