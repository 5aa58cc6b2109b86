package io.atrium.metering;

import io.atrium.instances.HostConfirmed;
import io.atrium.instances.HostUnseen;
import io.atrium.metering.store.Proofs;
import io.atrium.metering.store.Proofs.Running;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is proven. What a host runs counts until the host was last seen whole; what is counted
 * as running and was not seen there counts no further, until it is seen again or its end is told.
 */
@Component
class ProofRecorder {

  private final Proofs proofs;

  ProofRecorder(Proofs proofs) {
    this.proofs = proofs;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(HostConfirmed sweep) {
    var at = sweep.at().getEpochSecond();
    var running = proofs.running(sweep.hostId());
    var missed =
        running.stream()
            .filter(each -> !each.doubted() && each.from() < at)
            .map(Running::instanceId)
            .filter(each -> !sweep.running().contains(each))
            .toList();
    if (!missed.isEmpty()) {
      proofs.doubt(missed, proofs.confirmed(sweep.hostId()).orElse(0L));
    }
    var back = seenAgain(running, sweep);
    if (!back.isEmpty()) {
      proofs.trust(back);
    }
    proofs.confirm(sweep.hostId(), at);
  }

  private static List<String> seenAgain(List<Running> running, HostConfirmed sweep) {
    return running.stream()
        .filter(Running::doubted)
        .map(Running::instanceId)
        .filter(sweep.running()::contains)
        .toList();
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(HostUnseen lost) {
    proofs.unseen(lost.hostId());
  }
}
