package io.atrium.quota.web;

import io.atrium.accounts.Actor;
import io.atrium.quota.QuotaChecks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The auditor's figure, for the health page. */
@Controller
class QuotaAuditPages {

  private final QuotaChecks checks;

  QuotaAuditPages(QuotaChecks checks) {
    this.checks = checks;
  }

  @GetMapping("/quotas/panels/audit")
  String audit(
      Actor actor,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
      Model model) {
    model.addAttribute("finding", checks.now(actor));
    return swap == null ? "quota/audit" : "quota/audit :: audit";
  }
}
