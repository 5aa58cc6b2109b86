package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.Counted;
import io.atrium.kernel.web.ETags;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/** What the files of bills are called. */
final class BillFiles {

  private BillFiles() {}

  /** The tag of what says how far the bill has counted: another one with every such moment. */
  static String tag(Bill bill, @Nullable Counted counted) {
    return ETags.of(
        counted == null
            ? bill.version()
            : Integer.toUnsignedLong(Objects.hash(bill.version(), counted)));
  }

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
