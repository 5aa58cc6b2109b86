package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.BillProof;
import io.atrium.billing.BillProof.Basis;
import io.atrium.billing.BillProofs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proves single bills over REST. */
@RestController
@RequestMapping("/api/v1/bills")
@Tag(name = "Bills", description = "What departments owe for a calendar month")
class BillProofApi {

  private final BillProofs proofs;

  BillProofApi(BillProofs proofs) {
    this.proofs = proofs;
  }

  @GetMapping("/{id}/verification")
  @Operation(
      summary = "Compute an issued bill anew and compare",
      description =
          "The valid bill of a month is computed from the recorded facts and the price book, and"
              + " compared byte for byte with what was issued. One that a correction replaced is"
              + " added up from the intervals issued with it. An open bill cannot be verified yet.")
  @ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "409", ref = "#/components/responses/409")
  VerificationBody verification(Actor actor, @PathVariable String id) {
    return VerificationBody.of(proofs.prove(actor, id));
  }

  /** A proof as JSON. */
  record VerificationBody(
      @Schema(description = "The bill that was computed anew") String billId,
      @Schema(description = "The hash over the text of the bill as it was issued") String issued,
      @Schema(description = "The hash over the text as it was computed now") String recomputed,
      @Schema(description = "Whether both are the same, to the byte") boolean identical,
      @Schema(description = "What it was computed from") Basis basis,
      @Schema(description = "The row of the ledger that the bill ends with") String ledgerHead,
      @Schema(description = "Whether that row is in the ledger of the department")
          boolean ledgerHeadInChain,
      @Schema(description = "Whether a late fact was noted whose correction is not issued yet")
          boolean correctionDue,
      @Schema(description = "What came of it, in words") String sentence) {

    static VerificationBody of(BillProof proof) {
      return new VerificationBody(
          proof.billId(),
          "sha256:" + proof.issued(),
          "sha256:" + proof.recomputed(),
          proof.identical(),
          proof.basis(),
          "sha256:" + proof.ledgerHead(),
          proof.ledgerHeadHeld(),
          proof.correctionDue(),
          proof.sentence());
    }
  }
}
