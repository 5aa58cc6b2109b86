package io.atrium.billing.web;

import io.atrium.billing.Bill;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** What the files of bills are called. */
final class BillFiles {

  private BillFiles() {}

  /** A header for a file that is kept; a corrected bill never overwrites the one before it. */
  static String attached(Bill bill, String ending) {
    var revision = bill.revision() == 1 ? "" : "-revision-" + bill.revision();
    var name = "bill-%s-%s%s.%s".formatted(bill.departmentCode(), bill.period(), revision, ending);
    return ContentDisposition.attachment()
        .filename(name, StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
