package io.atrium.instances.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works on which instance. A claim is a lease: it ends by itself, and whoever claims next has a
 * higher epoch, so that a worker that slept too long can do nothing any more.
 */
@Repository
public class Claims {

  /** How long after a portal was killed another may take over what it had in hand. */
  public static final Duration LEASE = Duration.ofSeconds(45);

  private final JdbcClient jdbc;

  Claims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes up to {@code most} instances that are due, skipping those that another replica takes. */
  @Transactional
  public List<Claim> takeDue(Instant now, int most) {
    var due =
        jdbc.sql(
                """
                select id, claim_epoch from instance
                where due_at <= :now and (claimed_until is null or claimed_until < :now)
                order by due_at limit :most for update skip locked\
                """)
            .param("now", utc(now))
            .param("most", most)
            .query((row, _) -> new Claim(row.getString(1), row.getLong(2) + 1))
            .list();
    due.forEach(claim -> take(claim, now));
    return due;
  }

  private void take(Claim claim, Instant now) {
    jdbc.sql("update instance set claimed_until = :until, claim_epoch = :epoch where id = :id")
        .param("until", utc(now.plus(LEASE)))
        .param("epoch", claim.epoch())
        .param("id", claim.instanceId())
        .update();
  }

  /** Whether the claim still stands: asked right before each command to a host. */
  @Transactional(readOnly = true)
  public boolean stands(Claim claim, Instant now) {
    return jdbc.sql(
                """
                select count(*) from instance
                where id = :id and claim_epoch = :epoch and claimed_until > :now\
                """)
            .param("id", claim.instanceId())
            .param("epoch", claim.epoch())
            .param("now", utc(now))
            .query(Long.class)
            .single()
        == 1;
  }

  /**
   * Lengthens the claims whose work lasts longer than a lease. One that was given back or has gone
   * to somebody else stays so.
   */
  @Transactional
  public void renew(Collection<Claim> inHand, Instant now) {
    inHand.forEach(claim ->
        jdbc.sql(
                """
                update instance set claimed_until = :until
                where id = :id and claim_epoch = :epoch and claimed_until > :now\
                """)
            .param("until", utc(now.plus(LEASE)))
            .param("id", claim.instanceId())
            .param("epoch", claim.epoch())
            .param("now", utc(now))
            .update());
  }

  /** Gives a claim back early, so that the next look need not wait for the lease to run out. */
  @Transactional
  public void release(Claim claim) {
    jdbc.sql("update instance set claimed_until = null where id = :id and claim_epoch = :epoch")
        .param("id", claim.instanceId())
        .param("epoch", claim.epoch())
        .update();
  }

  /** Asks for a look at these instances now. Those that are being looked at are looked at again. */
  @Transactional
  public int lookAgain(Collection<String> instanceIds, Instant now) {
    return instanceIds.isEmpty()
        ? 0
        : jdbc.sql("update instance set due_at = :now where id in (:ids)")
            .param("now", utc(now))
            .param("ids", instanceIds)
            .update();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** The right to work on one instance, until somebody claims it after the lease has run out. */
  public record Claim(String instanceId, long epoch) {}
}
