package io.atrium.billing;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.IssuedBills;
import io.atrium.kernel.Institution;
import io.atrium.metering.Span;
import io.atrium.pricing.rating.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes one month of one department in one transaction: bill, lines, evidence and ledger are
 * written together or not at all. Doing it again changes nothing, unless a late fact has changed
 * what was used: then a new revision takes the old charges back and charges anew.
 */
@Component
class Closing {

  private final Drafting drafting;

  private final IssuedBills issued;

  private final Books books;

  private final DepartmentQueries departments;

  private final Institution institution;

  Closing(
      Drafting drafting,
      IssuedBills issued,
      Books books,
      DepartmentQueries departments,
      Institution institution) {
    this.drafting = drafting;
    this.issued = issued;
    this.books = books;
    this.departments = departments;
    this.institution = institution;
  }

  /**
   * Closes the month from what is recorded now.
   *
   * @param unproven whether use is left out because it cannot be proven
   * @return the bill, or nothing when the one there is still says the same
   */
  @Transactional
  public Optional<IssuedBill> close(
      String departmentId, YearMonth period, Span span, boolean unproven, Instant now) {
    var before = issued.latest(departmentId, period).orElse(null);
    var draft = drafting.draft(departmentId, span);
    if (before != null && books.says(before, draft)) {
      return Optional.empty();
    }
    var bill = bill(departmentId, period, span, unproven, now, draft, before);
    return Optional.of(books.issue(bill, draft.lines().stream().map(draft::of).toList(), before));
  }

  private IssuedBill bill(
      String departmentId,
      YearMonth period,
      Span span,
      boolean unproven,
      Instant now,
      Draft draft,
      @Nullable IssuedBill before) {
    var department = departments.department(departmentId);
    var revision = before == null ? 1 : before.revision() + 1;
    return new IssuedBill(
        BillIds.of(departmentId, period, revision),
        departmentId,
        department.code(),
        department.name(),
        department.costCentre(),
        period,
        revision,
        span.start(),
        span.end(),
        institution.currency().getCurrencyCode(),
        total(draft),
        "",
        unproven,
        now.truncatedTo(ChronoUnit.MICROS),
        Drafting.numbered(draft.lines()));
  }

  private BigDecimal total(Draft draft) {
    return Line.total(draft.lines(), drafting.digits());
  }
}
