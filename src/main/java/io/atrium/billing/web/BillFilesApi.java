package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.BillQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bills over REST as files for people and for other books. */
@RestController
@RequestMapping("/api/v1/bills")
@Tag(name = "Bills", description = "What departments owe for a calendar month")
class BillFilesApi {

  private final BillQueries queries;

  private final BillPaper paper;

  private final FocusExport focus;

  BillFilesApi(BillQueries queries, BillPaper paper, FocusExport focus) {
    this.queries = queries;
    this.paper = paper;
    this.focus = focus;
  }

  @GetMapping("/{id}.pdf")
  @Operation(
      summary = "Show a bill as PDF, fit to print",
      description = "An issued bill gives the same bytes whenever it is asked for.")
  @ApiResponse(
      responseCode = "200",
      description = "The bill on A4",
      content =
          @Content(
              mediaType = "application/pdf",
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> pdf(Actor actor, @PathVariable String id) {
    return paper.answer(queries.bill(actor, id));
  }

  @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(summary = "Show a bill as PDF")
  ResponseEntity<byte[]> pdfByAccept(Actor actor, @PathVariable String id) {
    return paper.answer(queries.bill(actor, id));
  }

  @GetMapping("/{id}.focus.csv")
  @Operation(
      summary = "Show a bill in the columns of FOCUS 1.2",
      description =
          "One row for the share of each machine in each line, as the FinOps Open Cost and Usage"
              + " Specification has it. BilledCost sums up to the bill.")
  @ApiResponse(
      responseCode = "200",
      description = "One row for each machine in each line",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  ResponseEntity<String> focus(Actor actor, @PathVariable String id) {
    return focus.answer(queries.bill(actor, id));
  }
}
