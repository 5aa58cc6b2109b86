package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.TestAccounts;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.store.Claims;
import io.atrium.instances.store.Claims.Claim;
import io.atrium.kernel.Ids;
import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may work on an instance, when a portal is killed in the middle of it or takes long. */
@InstancesTest
class ClaimsTests {

  private static final Duration MOMENT = Duration.ofSeconds(1);

  @Autowired private TestAccounts accounts;
  @Autowired private Orders orders;
  @Autowired private Claims claims;
  @Autowired private HostQueries hosts;
  @Autowired private JdbcClient jdbc;
  @Autowired private MovableClock clock;

  private Instant now;
  private Claim claim;

  @BeforeEach
  void orderAndClaim() {
    var world = new World(jdbc, hosts, accounts);
    jdbc.sql("update instance set due_at = null").update();
    var ordered = orders.place(world.member(), world.order(new Ids().next("claimed"))).getFirst();
    now = clock.instant().plus(MOMENT);
    claim = claims.takeDue(now, 16).getFirst();
    assertThat(claim.instanceId()).isEqualTo(ordered.id());
  }

  @Test
  void leavesAClaimedInstanceToWhoeverHasIt() {
    assertThat(claims.takeDue(now.plus(MOMENT), 16)).isEmpty();
  }

  @Test
  void handsOverWhatAKilledPortalHadInHandWithinAMinute() {
    var later = now.plus(Duration.ofMinutes(1));

    var taken = claims.takeDue(later, 16);

    assertThat(taken).containsExactly(new Claim(claim.instanceId(), claim.epoch() + 1));
    assertThat(claims.stands(claim, later)).isFalse();
  }

  @Test
  void keepsARenewedClaimForAsLongAsTheWorkLasts() {
    var later = now.plus(Claims.LEASE).minus(MOMENT);
    claims.renew(List.of(claim), later);

    assertThat(claims.takeDue(now.plus(Duration.ofMinutes(1)), 16)).isEmpty();
    assertThat(claims.stands(claim, now.plus(Duration.ofMinutes(1)))).isTrue();
  }

  @Test
  void doesNotReviveAClaimThatWasGivenBackOrHasRunOut() {
    claims.release(claim);
    claims.renew(List.of(claim), now);
    assertThat(claims.stands(claim, now)).isFalse();

    var next = claims.takeDue(now, 16).getFirst();
    var tooLate = now.plus(Claims.LEASE).plus(MOMENT);
    claims.renew(List.of(next), tooLate);
    assertThat(claims.stands(next, tooLate)).isFalse();
  }
}
