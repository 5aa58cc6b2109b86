package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.billing.LedgerAudit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** Whether the ledger is whole, for the health page. */
@Controller
class LedgerPages {

  private final LedgerAudit audit;
  private final DepartmentQueries departments;

  LedgerPages(LedgerAudit audit, DepartmentQueries departments) {
    this.audit = audit;
    this.departments = departments;
  }

  @GetMapping("/bills/panels/ledger")
  String ledger(
      Actor actor,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String swap,
      Model model) {
    actor.require(Permission.AUDIT);
    audit.firstFault().ifPresent(fault -> model.addAttribute("fault", inWords(fault)));
    return swap == null ? "billing/ledger" : "billing/ledger :: ledger";
  }

  /** With the department's name, where it still has one. */
  private String inWords(LedgerAudit.Fault fault) {
    return departments.visible(Actor.portal()).stream()
        .filter(each -> each.id().equals(fault.departmentId()))
        .findFirst()
        .map(each -> fault.text().replace(each.id(), each.name()))
        .orElse(fault.text());
  }
}
