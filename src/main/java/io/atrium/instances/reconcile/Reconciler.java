package io.atrium.instances.reconcile;

import io.atrium.instances.store.Claims;
import io.atrium.instances.store.Claims.Claim;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes claimed instances step by step towards what is wished. It remembers nothing between two
 * passes: a crash anywhere is repaired by looking again.
 */
@Component
public class Reconciler {

  /** More steps than any wish needs; a pass that would take more is continued by the next. */
  private static final int MOST_STEPS = 8;

  private final Claims claims;
  private final TaskBook tasks;
  private final Attempt attempt;
  private final Recorder recorder;
  private final Endings endings;
  private final Clock clock;

  Reconciler(
      Claims claims,
      TaskBook tasks,
      Attempt attempt,
      Recorder recorder,
      Endings endings,
      Clock clock) {
    this.claims = claims;
    this.tasks = tasks;
    this.attempt = attempt;
    this.recorder = recorder;
    this.endings = endings;
    this.clock = clock;
  }

  /** Claims what is due now. */
  public List<Claim> takeDue(int most) {
    return claims.takeDue(clock.instant(), most);
  }

  /** One pass over one claimed instance. */
  public void pass(Claim claim) {
    var task = tasks.open(claim, endings);
    for (var step = 0; task.isPresent() && step < MOST_STEPS; step++) {
      var next = task.get();
      task = recorder.record(next, attempt.at(next));
    }
    if (task.isPresent()) {
      claims.release(claim);
    }
  }

  /** Does everything that is due now, in this thread. For simulations on a moved clock. */
  public int runDue() {
    var done = 0;
    for (var due = takeDue(16); !due.isEmpty(); due = takeDue(16)) {
      due.forEach(this::pass);
      done += due.size();
    }
    return done;
  }
}
