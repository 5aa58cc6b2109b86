package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.LedgerChecks;
import io.atrium.billing.LedgerFinding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the ledger is whole, for programs that watch the portal. */
@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "Bills")
class LedgerApi {

  private final LedgerChecks checks;

  LedgerApi(LedgerChecks checks) {
    this.checks = checks;
  }

  @GetMapping
  @Operation(
      summary = "Show whether the ledger is whole",
      description =
          "What was found when it was verified last, which is done once a day. Operators and"
              + " auditors only.")
  LedgerView ledger(Actor actor) {
    return LedgerView.of(checks.last(actor));
  }

  @PostMapping("/actions/verify")
  @Operation(
      summary = "Verify the ledger of every department now",
      description =
          "Reads every chain, the evidence it rests on and the bills it gives, and answers the"
              + " first thing that is wrong. Changes nothing in them. Operators and auditors only.")
  LedgerView verify(Actor actor) {
    return LedgerView.of(checks.again(actor));
  }

  /** What was found. */
  record LedgerView(
      boolean whole,
      @Nullable String departmentId,
      @Nullable String fault,
      Instant since,
      Instant verifiedAt) {

    static LedgerView of(LedgerFinding finding) {
      return new LedgerView(
          finding.whole(), finding.departmentId(), finding.fault(), finding.since(), finding.at());
    }
  }
}
