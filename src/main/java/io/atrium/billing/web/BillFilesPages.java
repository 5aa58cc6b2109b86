package io.atrium.billing.web;

import io.atrium.accounts.Actor;
import io.atrium.billing.BillQueries;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Bills as files, for the links on pages. */
@Controller
@RequestMapping("/bills")
class BillFilesPages {

  private final BillQueries queries;

  private final BillPaper paper;

  private final FocusExport focus;

  BillFilesPages(BillQueries queries, BillPaper paper, FocusExport focus) {
    this.queries = queries;
    this.paper = paper;
    this.focus = focus;
  }

  @GetMapping("/{id}/pdf")
  ResponseEntity<byte[]> pdf(Actor actor, @PathVariable String id) {
    return paper.answer(queries.bill(actor, id));
  }

  @GetMapping("/{id}/focus")
  ResponseEntity<String> focus(Actor actor, @PathVariable String id) {
    return focus.answer(queries.bill(actor, id));
  }
}
