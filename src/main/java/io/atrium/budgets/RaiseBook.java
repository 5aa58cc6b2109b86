package io.atrium.budgets;

import io.atrium.accounts.People;
import io.atrium.budgets.store.BudgetRaises;
import io.atrium.kernel.Decision;
import io.atrium.kernel.Moments;
import io.atrium.kernel.RequestState;
import org.springframework.stereotype.Component;

/** Writes requests down and ends them, each once: whoever comes later is told who was faster. */
@Component
class RaiseBook {

  private final BudgetRaises raises;

  private final People people;

  private final Moments moments;

  RaiseBook(BudgetRaises raises, People people, Moments moments) {
    this.raises = raises;
    this.people = people;
    this.moments = moments;
  }

  void add(BudgetRaise raise) {
    raises.add(raise);
  }

  BudgetRaise end(BudgetRaise raise, RequestState state, Decision decision) {
    var ended = raises.decide(raise.id(), state, decision);
    var now = raises.find(raise.id()).orElseThrow();
    if (!ended) {
      refuseDecided(now);
    }
    return now;
  }

  void refuseDecided(BudgetRaise raise) {
    var decision = raise.decision();
    if (decision != null) {
      throw new RaiseDecided(
          raise.state(), people.displayName(decision.by()), moments.of(decision.at()));
    }
  }
}
