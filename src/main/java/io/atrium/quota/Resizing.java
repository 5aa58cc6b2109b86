package io.atrium.quota;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Changes how much one thing holds. Until it is confirmed the thing holds the larger of both sizes,
 * so that neither the end nor a failure can find its place taken.
 */
@Component
class Resizing {

  private final Holds holds;

  private final Resizes resizes;

  private final QuotaRows rows;

  Resizing(Holds holds, Resizes resizes, QuotaRows rows) {
    this.holds = holds;
    this.resizes = resizes;
    this.rows = rows;
  }

  /** What must be taken for it, or nothing where the operation has begun before. */
  Optional<Taken> begin(String subjectId, String operationId, Amounts next) {
    var present = holds.locked(subjectId);
    if (resizes.next(subjectId, operationId).isPresent()) {
      return Optional.empty();
    }
    if (present.stream().anyMatch(this::isResize)) {
      throw new IllegalStateException(subjectId + " is being resized already");
    }
    var base = base(subjectId, present);
    var growth = base.amounts().upTo(next);
    resizes.add(subjectId, operationId, next);
    var taken = new Taken(subjectId, operationId, HoldState.HELD, base.path(), growth);
    holds.add(taken);
    return Optional.of(taken);
  }

  /** It has the new size. Twice is as once. */
  void confirm(String subjectId, String operationId) {
    var present = holds.locked(subjectId);
    for (var growth : present.stream().filter(of(operationId)).toList()) {
      var next = resizes.next(subjectId, operationId).orElseThrow();
      var base = base(subjectId, present);
      if (holds.turn(growth, HoldState.RELEASED)) {
        holds.resize(base, next);
        rows.settle(base, growth.amounts(), next);
      }
    }
  }

  /** It keeps the size it had. Twice is as once, and after a confirmation nothing. */
  void revert(String subjectId, String operationId) {
    var present = holds.locked(subjectId);
    for (var growth : present.stream().filter(of(operationId)).toList()) {
      if (holds.turn(growth, HoldState.RELEASED)) {
        rows.giveBack(HoldState.HELD, QuotaRows.cells(growth.path(), growth.amounts()));
      }
    }
  }

  boolean isResize(Taken taken) {
    return resizes.next(taken.subjectId(), taken.operationId()).isPresent();
  }

  private Predicate<Taken> of(String operationId) {
    return taken -> taken.operationId().equals(operationId) && isResize(taken);
  }

  private Taken base(String subjectId, List<Taken> present) {
    return present.stream()
        .filter(each -> !isResize(each))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(subjectId + " holds nothing"));
  }
}
