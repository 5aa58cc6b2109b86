package io.atrium.instances.reconcile;

import io.atrium.instances.store.Claims;
import io.atrium.instances.store.Claims.Claim;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The claims that this process works on. They are renewed for as long as the work lasts, however
 * slow the host is, and end soon after a process that was killed.
 */
@Component
class ClaimsInHand {

  private final Set<Claim> inHand = ConcurrentHashMap.newKeySet();

  private final Claims claims;

  private final Clock clock;

  ClaimsInHand(Claims claims, Clock clock) {
    this.claims = claims;
    this.clock = clock;
  }

  void take(Claim claim) {
    inHand.add(claim);
  }

  void drop(Claim claim) {
    inHand.remove(claim);
  }

  void renew() {
    claims.renew(List.copyOf(inHand), clock.instant());
  }
}
