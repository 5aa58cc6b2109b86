package io.atrium.billing;

import io.atrium.kernel.Money;
import java.time.YearMonth;
import java.util.Optional;

/**
 * An issued bill beside the same bill computed anew.
 *
 * @param issued the SHA-256 of its canonical text as it was issued
 * @param recomputed that of the text as it follows now
 * @param basis what the second was computed from
 * @param difference where they begin to differ, to be read after "differs in"
 * @param ledgerHead the hash of the row that the bill ends with
 * @param ledgerHeadHeld whether that row is in the chain of the department
 * @param correctionDue whether a late fact was noted for the month, and is not on a bill yet
 */
public record BillProof(
    String billId,
    String departmentId,
    String departmentCode,
    YearMonth period,
    int revision,
    Money total,
    String issued,
    String recomputed,
    Basis basis,
    Optional<String> difference,
    String ledgerHead,
    boolean ledgerHeadHeld,
    boolean correctionDue) {

  /** What a bill is computed from. */
  public enum Basis {
    /** From what was recorded of the instances, and the price book. */
    FACTS,
    /**
     * From the intervals that were issued with it: a later revision replaced it, for facts have
     * come since.
     */
    EVIDENCE
  }

  public boolean identical() {
    return difference.isEmpty() && issued.equals(recomputed);
  }

  /** What came of it, in one sentence. */
  public String sentence() {
    if (!identical()) {
      return "The bill of %s for %s differs in %s.%s"
          .formatted(
              departmentCode,
              period,
              difference.orElse("its text"),
              correctionDue ? " A late fact was noted for this month: its correction is due." : "");
    }
    return switch (basis) {
      case FACTS -> "Identical: it follows from the recorded facts and the price book.";
      case EVIDENCE ->
          "Identical: it follows from the intervals it was issued with. Facts came later, and a"
              + " correction replaced it.";
    };
  }
}
