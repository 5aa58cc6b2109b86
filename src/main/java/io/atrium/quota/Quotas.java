package io.atrium.quota;

import io.atrium.quota.QuotaRows.Cell;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds quota for what is about to be made, and gives it back. Everything happens in the caller's
 * transaction, so that a thing and its place in the quota are never apart. Of two requests for the
 * last place exactly one wins, and nobody is refused while there is room.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Quotas {

  private final ScopePaths paths;

  private final ScopeRows scopes;

  private final QuotaRows rows;

  private final Holds holds;

  private final Resizing resizing;

  private final Refusals refusals;

  private final Clock clock;

  Quotas(
      ScopePaths paths,
      ScopeRows scopes,
      QuotaRows rows,
      Holds holds,
      Resizing resizing,
      Refusals refusals,
      Clock clock) {
    this.paths = paths;
    this.scopes = scopes;
    this.rows = rows;
    this.holds = holds;
    this.resizing = resizing;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * Takes the amounts of every meter from every scope, or nothing of any.
   *
   * <p>Best called last in its transaction: from here on, others of the same department wait.
   *
   * @throws QuotaExceeded naming each limit in the way; the caller's transaction must roll back
   */
  public void hold(Hold hold) {
    var path = path(hold.departmentId(), hold.personId());
    holds.add(hold, path);
    take(QuotaRows.cells(path, hold.amounts()));
  }

  /**
   * Refuses what cannot be had altogether, before its parts are held one by one: each part alone
   * would be told apart from what its own siblings hold.
   */
  public void refuseUnlessFree(String departmentId, String personId, Amounts together) {
    var cells = QuotaRows.cells(path(departmentId, personId), together);
    take(cells);
    rows.giveBack(HoldState.HELD, cells);
  }

  /** The scopes that count what the person has in the department, all with their rows. */
  private List<String> path(String departmentId, String personId) {
    var path = paths.path(departmentId, personId);
    scopes.makeAbsent(path);
    return path;
  }

  private void take(List<Cell> cells) {
    var now = clock.instant();
    var refused = rows.take(cells, now);
    if (!refused.isEmpty()) {
      throw refusals.of(refused, now);
    }
  }

  /**
   * Begins to change how much the subject has. Until {@link #resized} or {@link #revert} it holds
   * the larger of both sizes; making it smaller is always allowed. Twice is as once.
   *
   * @throws QuotaExceeded naming each limit in the way; the caller's transaction must roll back
   */
  public void resize(String subjectId, String operationId, Amounts next) {
    resizing
        .begin(subjectId, operationId, next)
        .ifPresent(more -> take(QuotaRows.cells(more.path(), more.amounts())));
  }

  /** The subject has its new size and holds no more than that. Twice is as once. */
  public void resized(String subjectId, String operationId) {
    resizing.confirm(subjectId, operationId);
  }

  /** The subject keeps the size it had before. Twice is as once. */
  public void revert(String subjectId, String operationId) {
    resizing.revert(subjectId, operationId);
  }

  /** What is held for the subject becomes used, because the thing exists now. Twice is as once. */
  public void commit(String subjectId) {
    for (var taken : holds.of(subjectId)) {
      if (taken.state() == HoldState.HELD
          && !resizing.isResize(taken)
          && holds.turn(taken, HoldState.USED)) {
        rows.use(QuotaRows.cells(taken.path(), taken.amounts()));
      }
    }
  }

  /** Gives back whatever the subject holds or uses. Twice is as once. */
  public void release(String subjectId) {
    var released =
        holds.of(subjectId).stream()
            .filter(taken -> holds.turn(taken, HoldState.RELEASED))
            .toList();
    if (!released.isEmpty()) {
      rows.giveBack(released);
    }
  }
}
