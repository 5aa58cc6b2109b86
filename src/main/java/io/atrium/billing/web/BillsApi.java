package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.Bill;
import io.atrium.billing.BillExplanations;
import io.atrium.billing.BillQueries;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.ETags;
import io.atrium.kernel.web.PageRequest;
import io.atrium.kernel.web.Stretches;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bills over REST, for heads, operators and auditors. */
@RestController
@RequestMapping("/api/v1/bills")
@Tag(name = "Bills", description = "What departments owe for a calendar month")
class BillsApi {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final BillQueries queries;

  private final BillExplanations explanations;

  private final SimulatedMachines simulated;

  BillsApi(BillQueries queries, BillExplanations explanations, SimulatedMachines simulated) {
    this.queries = queries;
    this.explanations = explanations;
    this.simulated = simulated;
  }

  @GetMapping
  @Operation(
      summary = "List the bills of a month",
      description =
          "The running month when no period is given. A bill is OPEN and grows until its month is"
              + " over and proven; then it is ISSUED and never changes.")
  Page<BillBody> list(
      Actor actor,
      @Parameter(description = "Only of this month, such as 2026-11")
          @RequestParam(required = false)
          @Nullable YearMonth period,
      @Parameter(description = "Only of this department") @RequestParam(required = false)
          @Nullable String departmentId,
      PageRequest page) {
    var month = Objects.requireNonNullElseGet(period, queries::currentPeriod);
    queries.requireBegun(month);
    var bills =
        queries.bills(actor, month).stream()
            .filter(each -> departmentId == null || each.departmentId().equals(departmentId))
            .toList();
    var shown = Stretches.of(bills, page, Bill::id);
    var shares = simulated.of(shown.items());
    var counted = queries.counted(shown.items());
    return shown.map(each ->
        BillBody.of(each, counted.get(each.id()), Objects.requireNonNull(shares.get(each.id()))));
  }

  @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Show a bill with its lines")
  ResponseEntity<BillBody> bill(Actor actor, @PathVariable String id) {
    var bill = queries.bill(actor, id);
    var counted = queries.counted(bill).orElse(null);
    return ResponseEntity.ok()
        .eTag(BillFiles.tag(bill, counted))
        .body(BillBody.of(bill, counted, simulated.of(bill)));
  }

  @GetMapping(path = "/{id}", produces = "text/csv")
  @Operation(summary = "Show a bill as CSV, one row for each line")
  ResponseEntity<String> csv(Actor actor, @PathVariable String id) {
    var bill = queries.bill(actor, id);
    var name = "bill-%s-%s.csv".formatted(bill.departmentCode(), bill.period());
    var file = ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .eTag(ETags.of(bill.version()))
        .body(BillCsv.of(bill, simulated.of(bill)));
  }

  @GetMapping("/{id}.csv")
  @Operation(summary = "Show a bill as CSV by its suffix, for links")
  @ApiResponse(
      responseCode = "200",
      description = "One row for each line",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  ResponseEntity<String> csvBySuffix(Actor actor, @PathVariable String id) {
    return csv(actor, id);
  }

  @GetMapping("/{id}/lines/{n}/explanation")
  @Operation(
      summary = "Explain one line",
      description =
          "The intervals it rests on, the prices, the arithmetic and the one rounding: whoever adds"
              + " up the evidence gets the line.")
  ExplanationBody explanation(Actor actor, @PathVariable String id, @PathVariable int n) {
    var explained = explanations.explain(actor, id, n);
    return ExplanationBody.of(explained, simulated.among(explained));
  }
}
