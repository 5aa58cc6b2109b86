package io.atrium.quota;

import io.atrium.accounts.People;
import io.atrium.kernel.Decision;
import io.atrium.kernel.Moments;
import io.atrium.kernel.RequestState;
import org.springframework.stereotype.Component;

/** Ends requests, each once: whoever comes later is told who was faster. */
@Component
class RequestEnds {

  private final RequestRows rows;

  private final People people;

  private final Moments moments;

  RequestEnds(RequestRows rows, People people, Moments moments) {
    this.rows = rows;
    this.people = people;
    this.moments = moments;
  }

  void end(QuotaRequest request, RequestState state, Decision decision) {
    if (!rows.decide(request.id(), state, decision)) {
      refuseDecided(rows.find(request.id()).orElseThrow());
    }
  }

  void refuseDecided(QuotaRequest request) {
    var decision = request.decision();
    if (decision != null) {
      var who = people.displayName(decision.by());
      throw new RequestDecided(request.state(), who, moments.of(decision.at()));
    }
  }
}
