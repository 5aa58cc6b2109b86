package io.atrium.billing;

import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.billing.store.IssuedBill;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.pricing.Periods;
import io.atrium.pricing.rating.Line;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the view of a bill, from a draft while its month goes on, or from what was issued. */
@Component
class BillViews {

  private final DepartmentQueries departments;

  private final Periods periods;

  private final Institution institution;

  BillViews(DepartmentQueries departments, Periods periods, Institution institution) {
    this.departments = departments;
    this.periods = periods;
    this.institution = institution;
  }

  Bill open(String departmentId, YearMonth period, List<Line> lines, boolean unproven) {
    Department department = departments.department(departmentId);
    var span = periods.span(period);
    var currency = institution.currency();
    var total = Line.total(lines, currency.getDefaultFractionDigits());
    return new Bill(
        BillIds.of(departmentId, period, 1),
        departmentId,
        department.code(),
        department.name(),
        department.costCentre(),
        period,
        span.start(),
        span.end(),
        BillStatus.OPEN,
        1,
        new Money(total, currency),
        null,
        null,
        unproven,
        Drafting.numbered(lines));
  }

  BillHead openHead(String departmentId, YearMonth period, List<Line> lines) {
    var department = departments.department(departmentId);
    var currency = institution.currency();
    return new BillHead(
        BillIds.of(departmentId, period, 1),
        departmentId,
        department.code(),
        department.name(),
        period,
        BillStatus.OPEN,
        new Money(Line.total(lines, currency.getDefaultFractionDigits()), currency));
  }

  BillHead issuedHead(IssuedBill bill) {
    return new BillHead(
        bill.id(),
        bill.departmentId(),
        bill.departmentCode(),
        bill.departmentName(),
        bill.period(),
        BillStatus.ISSUED,
        new Money(bill.total(), Currency.getInstance(bill.currency())));
  }

  Bill issued(IssuedBill bill, BillStatus status) {
    return new Bill(
        bill.id(),
        bill.departmentId(),
        bill.departmentCode(),
        bill.departmentName(),
        bill.costCentre(),
        bill.period(),
        bill.from(),
        bill.to(),
        status,
        bill.revision(),
        new Money(bill.total(), Currency.getInstance(bill.currency())),
        "sha256:" + bill.ledgerHead(),
        bill.issuedAt(),
        bill.unproven(),
        bill.lines());
  }
}
