package io.atrium.instances.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When somebody must look at the instance again, and who is looking now. */
@Embeddable
public class Due {

  @Nullable
  @Column(name = "due_at")
  private Instant at;

  private int attempts;

  @Column(name = "claim_epoch")
  private long epoch;

  @Nullable
  @Column(name = "claimed_until")
  private Instant claimedUntil;

  /** For the persistence provider alone. */
  protected Due() {}

  Due(Instant at) {
    this.at = at;
  }

  public void at(Instant when) {
    at = when;
    attempts = 0;
  }

  public void never() {
    at = null;
    attempts = 0;
  }

  /** After a failure: later, and later still each time. */
  public void again(Instant when) {
    at = when;
    attempts++;
  }

  /** Who was looking is done; the next may. */
  public void unclaim() {
    claimedUntil = null;
  }

  /** Whether somebody asked for a look after this moment, so that one more is owed. */
  public boolean askedAfter(Instant looked) {
    return at != null && at.isAfter(looked);
  }

  public int attempts() {
    return attempts;
  }

  /** Whether the holder of this claim still holds it: a later claim has a higher epoch. */
  public boolean heldBy(long claimEpoch) {
    return epoch == claimEpoch;
  }
}
