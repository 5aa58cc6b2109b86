package io.atrium.billing;

import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.IssuedBills;
import io.atrium.billing.store.Ledger;
import io.atrium.billing.store.Ledger.Chain;
import io.atrium.kernel.Command;
import io.atrium.kernel.Money;
import io.atrium.pricing.Periods;
import java.io.PrintStream;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
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

  private final MissingBills missing;

  BookCheck(
      LedgerAudit audit,
      Ledger ledger,
      IssuedBills bills,
      Recomputing recomputing,
      Periods periods,
      MoneyBasis basis,
      MissingBills missing) {
    this.audit = audit;
    this.ledger = ledger;
    this.bills = bills;
    this.recomputing = recomputing;
    this.periods = periods;
    this.basis = basis;
    this.missing = missing;
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
            + " bills, and none is missing.%n",
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
    if (tellMissing(department, period, out)) {
      return Command.FAILED;
    }
    if (wanted.isEmpty() && (department != null || period != null)) {
      out.println(nothingLike(department, period));
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

  /** Whether any was to be told: what was never issued cannot be computed anew. */
  private boolean tellMissing(
      @Nullable String department, @Nullable YearMonth period, PrintStream out) {
    var found =
        missing.all().stream()
            .filter(each -> department == null || each.isOf(department))
            .filter(each -> period == null || each.period().equals(period))
            .toList();
    found.forEach(each -> out.println(each.sentence()));
    return !found.isEmpty();
  }

  /** Why nothing was found: no such department, or no such month. */
  private String nothingLike(@Nullable String department, @Nullable YearMonth period) {
    var known = bills.departments().stream().flatMap(this::valid);
    if (department != null && known.noneMatch(each -> isOf(each, department))) {
      return "No bill was ever issued to a department with the code %s.".formatted(department);
    }
    return department == null
        ? "No bill was issued for %s.".formatted(period)
        : "No bill was issued to %s for %s.".formatted(department, period);
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
            inWords(proof.total()),
            proof.issued(),
            proof.recomputed(),
            proof.sentence());
  }

  private static String inWords(Money money) {
    var words = NumberFormat.getCurrencyInstance(Locale.US);
    words.setCurrency(money.currency());
    words.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
    words.setMaximumFractionDigits(money.currency().getDefaultFractionDigits());
    return words.format(money.amount());
  }
}
