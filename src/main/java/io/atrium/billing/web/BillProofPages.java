package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.BillProofs;
import io.atrium.billing.BillQueries;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Tells people whether a bill still follows from what was recorded. */
@Controller
@RequestMapping("/bills")
class BillProofPages {

  private final BillProofs proofs;

  private final BillQueries bills;

  BillProofPages(BillProofs proofs, BillQueries bills) {
    this.proofs = proofs;
    this.bills = bills;
  }

  @GetMapping("/{id}/verification")
  String verification(Actor actor, @PathVariable String id, Model model) {
    model.addAttribute("proof", proofs.prove(actor, id));
    model.addAttribute("bill", bills.bill(actor, id));
    return "billing/verification";
  }
}
