package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.LedgerChecks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Whether the ledger is whole, for the health page. */
@Controller
class LedgerPages {

  private final LedgerChecks checks;

  LedgerPages(LedgerChecks checks) {
    this.checks = checks;
  }

  @GetMapping("/bills/panels/ledger")
  String ledger(
      Actor actor,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
      Model model) {
    model.addAttribute("finding", checks.last(actor));
    return swap == null ? "billing/ledger" : "billing/ledger :: ledger";
  }

  /** Verifies it anew, for whoever does not want to wait for the next time. */
  @PostMapping("/bills/ledger/verify")
  String verify(Actor actor) {
    checks.again(actor);
    return "redirect:/health/checks";
  }
}
