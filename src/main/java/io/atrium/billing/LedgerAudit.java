package io.atrium.billing;

import io.atrium.billing.store.BillLines;
import io.atrium.billing.store.IssuedBill;
import io.atrium.billing.store.IssuedBills;
import io.atrium.billing.store.Ledger;
import io.atrium.billing.store.LedgerEntry;
import io.atrium.billing.store.LedgerEntry.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Verifies the whole book: that no chain is broken, that every charge rests on the evidence it was
 * sealed with, that bills say what the book says, and that none is missing.
 */
@Service
public class LedgerAudit {

  private final Ledger ledger;

  private final IssuedBills bills;

  private final BillLines lines;

  private final MissingBills missing;

  LedgerAudit(Ledger ledger, IssuedBills bills, BillLines lines, MissingBills missing) {
    this.ledger = ledger;
    this.bills = bills;
    this.lines = lines;
    this.missing = missing;
  }

  /** What is wrong with the first bad row, or nothing when all is well. */
  @Transactional(readOnly = true)
  public Optional<Fault> firstFault() {
    var everybody = new TreeSet<>(ledger.departments());
    everybody.addAll(bills.departments());
    return everybody.stream()
        .flatMap(each -> fault(each).stream())
        .findFirst()
        .or(this::missingBill);
  }

  private Optional<Fault> missingBill() {
    return missing.all().stream()
        .findFirst()
        .map(each -> new Fault(each.departmentId(), 0, each.sentence()));
  }

  private Optional<Fault> fault(String departmentId) {
    var chain = ledger.chain(departmentId);
    return brokenChain(departmentId, chain).or(() -> wrongBill(departmentId, chain));
  }

  private static Optional<Fault> brokenChain(String departmentId, List<LedgerEntry> chain) {
    var previous = LedgerEntry.BEGINNING;
    long position = 0;
    for (var entry : chain) {
      position++;
      if (entry.position() != position) {
        return fault(departmentId, position, "is missing");
      }
      if (!entry.previousHash().equals(previous)) {
        return fault(departmentId, position, "does not follow the row before it");
      }
      if (!entry.isSealed()) {
        return fault(departmentId, position, "says something else than it was sealed with");
      }
      previous = entry.hash();
    }
    return Optional.empty();
  }

  private Optional<Fault> wrongBill(String departmentId, List<LedgerEntry> chain) {
    var charges =
        chain.stream()
            .filter(each -> each.kind() == Kind.CHARGE)
            .collect(Collectors.groupingBy(LedgerEntry::billId));
    var hashes = chain.stream().map(LedgerEntry::hash).collect(Collectors.toSet());
    return bills.ofDepartment(departmentId).stream()
        .flatMap(each -> wrong(each, charges.getOrDefault(each.id(), List.of()), hashes).stream())
        .findFirst();
  }

  private Optional<Fault> wrong(IssuedBill bill, List<LedgerEntry> charges, Set<String> hashes) {
    var departmentId = bill.departmentId();
    var unfounded =
        charges.stream()
            .filter(Postings::isOwed)
            .filter(each -> !restsOnEvidence(each, bill))
            .findFirst();
    if (unfounded.isPresent()) {
      var position = unfounded.get().position();
      return fault(departmentId, position, "does not rest on the evidence of " + bill.id());
    }
    if (isReprinted(bill, charges)) {
      return fault(departmentId, 0, "was not sealed with what is printed on " + told(bill));
    }
    if (!balanced(bill, charges)) {
      return fault(departmentId, 0, "does not give the total of " + bill.id());
    }
    if (!bill.ledgerHead().equals(LedgerEntry.BEGINNING) && !hashes.contains(bill.ledgerHead())) {
      return fault(departmentId, 0, "has lost the row that %s ends with".formatted(bill.id()));
    }
    return Optional.empty();
  }

  private boolean restsOnEvidence(LedgerEntry charge, IssuedBill bill) {
    return bill.lines().stream()
        .filter(each -> each.n() == charge.line())
        .anyMatch(each ->
            each.amount().compareTo(charge.amount()) == 0
                && charge
                    .evidence()
                    .equals(Postings.seal(each, lines.evidence(bill.id(), each.n()))));
  }

  /** Whether another name, day or the like was sealed; bills from before that have no such row. */
  private static boolean isReprinted(IssuedBill bill, List<LedgerEntry> charges) {
    return charges.stream()
        .filter(Postings::isPrinted)
        .anyMatch(each -> !each.evidence().equals(PrintedSeal.of(bill)));
  }

  private static String told(IssuedBill bill) {
    return "%s for %s, revision %d".formatted(bill.id(), bill.period(), bill.revision());
  }

  private static boolean balanced(IssuedBill bill, List<LedgerEntry> charges) {
    var owed = sum(charges.stream().filter(Postings::isOwed).toList());
    return owed.compareTo(bill.total()) == 0 && sum(charges).signum() == 0;
  }

  private static BigDecimal sum(List<LedgerEntry> entries) {
    return entries.stream().map(LedgerEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Optional<Fault> fault(String departmentId, long position, String sentence) {
    var text =
        position == 0
            ? "The ledger of %s %s.".formatted(departmentId, sentence)
            : "Row %d in the ledger of %s %s.".formatted(position, departmentId, sentence);
    return Optional.of(new Fault(departmentId, position, text));
  }

  /**
   * The first thing that is wrong.
   *
   * @param position the row in the chain of the department, or 0 where it is no single row
   */
  public record Fault(String departmentId, long position, String text) {}
}
