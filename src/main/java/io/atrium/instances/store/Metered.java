package io.atrium.instances.store;

import io.atrium.instances.Billable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of the instance is in use since when, and how often that has changed. */
@Embeddable
public class Metered {

  @Enumerated(EnumType.STRING)
  private Billable billable = Billable.NOTHING;

  @Column(name = "billable_since")
  private Instant since;

  @Column(name = "billable_sequence")
  private long sequence;

  @Nullable
  @Column(name = "billable_until")
  private Instant until;

  /** For the persistence provider alone. */
  @SuppressWarnings("NullAway.Init")
  protected Metered() {}

  private Metered(Instant since) {
    this.since = since;
  }

  static Metered nothing(Instant since) {
    return new Metered(since);
  }

  /**
   * Notes a change and returns its place in the order of changes. Time never runs backwards here.
   */
  public long change(Billable next, Instant at) {
    billable = next;
    since = at.isAfter(since) ? at : since;
    return ++sequence;
  }

  /** Nothing counts from this moment on; how far it counts until then, the next look shows. */
  public void until(Instant end) {
    until = end;
  }

  /** It has been shown how far it counts; there is nothing more to come. */
  public void over() {
    until = null;
  }

  /** When its use ends at the latest, while it is yet to be seen whether it lasted so long. */
  public @Nullable Instant until() {
    return until;
  }

  public Billable billable() {
    return billable;
  }

  public Instant since() {
    return since;
  }
}
