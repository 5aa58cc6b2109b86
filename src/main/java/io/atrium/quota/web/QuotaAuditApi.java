package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.quota.QuotaChecks;
import io.atrium.quota.QuotaFinding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The auditor's figure for programs that watch the portal. */
@RestController
@RequestMapping("/api/v1/quotas/audit")
@Tag(name = "Quota")
class QuotaAuditApi {

  private final QuotaChecks checks;

  QuotaAuditApi(QuotaChecks checks) {
    this.checks = checks;
  }

  @GetMapping
  @Operation(
      summary = "Compare the counters of quota with what there is",
      description = "Counts everything at this moment. Operators and auditors only.")
  QuotaAuditView audit(Actor actor) {
    return QuotaAuditView.of(checks.now(actor));
  }

  /** What the auditor finds. */
  record QuotaAuditView(
      int differences, Instant countedAt, @Nullable Instant since, List<QuotaLineView> lines) {

    static QuotaAuditView of(QuotaFinding finding) {
      return new QuotaAuditView(
          finding.differences(),
          finding.at(),
          finding.since(),
          finding.lines().stream().map(QuotaLineView::of).toList());
    }
  }

  /** One counter that is wrong. */
  record QuotaLineView(
      String scopeId, String scope, String meter, long booked, long counted, Instant since) {

    static QuotaLineView of(QuotaFinding.Line line) {
      return new QuotaLineView(
          line.scopeId(),
          line.scopeName(),
          line.meter().word(),
          line.booked(),
          line.counted(),
          line.since());
    }
  }
}
