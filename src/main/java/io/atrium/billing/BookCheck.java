package io.atrium.billing;

import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.IssuedBills;
import io.atrium.billing.store.Ledger;
import io.atrium.billing.store.Ledger.Chain;
import io.atrium.kernel.Command;
import io.atrium.pricing.Periods;
import java.io.PrintStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Goes through all books and all closed months, and prints what it finds up to the first thing that
 * is wrong. It only reads.
 */
@Component
class BookCheck {

  private final LedgerAudit audit;

  private final Ledger ledger;

  private final IssuedBills bills;

  private final Recomputing recomputing;

  private final Periods periods;

  private final MoneyBasis basis;

  BookCheck(
      LedgerAudit audit,
      Ledger ledger,
      IssuedBills bills,
      Recomputing recomputing,
      Periods periods,
      MoneyBasis basis) {
    this.audit = audit;
    this.ledger = ledger;
    this.bills = bills;
    this.recomputing = recomputing;
    this.periods = periods;
    this.basis = basis;
  }

  /** What keeps the books from being read as they were written: other settings than theirs. */
  Optional<String> hindrance() {
    return basis.difference().map(each -> each.getMessage() + " " + each.remedy());
  }

  /** Walks every chain from its beginning. */
  int verify(PrintStream out) {
    var fault = audit.firstFault();
    if (fault.isPresent()) {
      out.println(fault.get().text());
      return Command.FAILED;
    }
    var chains = ledger.chains();
    chains.forEach(each -> out.println(told(each)));
    out.printf(
        "%d departments, %d rows: every chain is whole, rests on its evidence and gives its"
            + " bills.%n",
        chains.size(), chains.stream().mapToLong(Chain::rows).sum());
    return Command.DONE;
  }

  /**
   * Computes closed months anew and compares them with what was issued.
   *
   * @param department code or id, or null for all
   */
  int recompute(@Nullable String department, @Nullable YearMonth period, PrintStream out) {
    if (period != null && period.isAfter(periods.current())) {
      out.printf("%s lies in the future: a month has a bill once it is over.%n", period);
      return Command.NOT_UNDERSTOOD;
    }
    var wanted =
        bills.departments().stream()
            .flatMap(this::valid)
            .filter(each -> department == null || isOf(each, department))
            .filter(each -> period == null || each.period().equals(period))
            .toList();
    if (wanted.isEmpty() && (department != null || period != null)) {
      out.println("There is no closed month like that.");
      return Command.FAILED;
    }
    for (var bill : wanted) {
      var proof = recomputing.prove(bill, false);
      out.println(told(proof));
      if (!proof.identical()) {
        return Command.FAILED;
      }
    }
    out.printf("%d closed months follow from the facts and the prices as issued.%n", wanted.size());
    return Command.DONE;
  }

  private static boolean isOf(IssuedBill bill, String department) {
    return bill.departmentCode().equalsIgnoreCase(department)
        || bill.departmentId().equals(department);
  }

  /** The last revision of each month of the department. */
  private Stream<IssuedBill> valid(String departmentId) {
    var all = bills.ofDepartment(departmentId);
    return all.stream().filter(each -> isLast(each, all));
  }

  private static boolean isLast(IssuedBill bill, List<IssuedBill> all) {
    return all.stream()
        .noneMatch(
            each -> each.period().equals(bill.period()) && each.revision() > bill.revision());
  }

  private String told(Chain chain) {
    return "%s %s: %d rows, head sha256:%s"
        .formatted(
            chain.departmentId(),
            code(chain.departmentId()).orElse(""),
            chain.rows(),
            chain.head());
  }

  private Optional<String> code(String departmentId) {
    return bills.ofDepartment(departmentId).stream()
        .reduce((_, last) -> last)
        .map(IssuedBill::departmentCode);
  }

  private static String told(BillProof proof) {
    return "%s of %s for %s, revision %d: %s%n  issued     sha256:%s%n  recomputed sha256:%s%n  %s"
        .formatted(
            proof.billId(),
            proof.departmentCode(),
            proof.period(),
            proof.revision(),
            proof.total(),
            proof.issued(),
            proof.recomputed(),
            proof.sentence());
  }
}
