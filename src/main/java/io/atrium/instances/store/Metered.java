package io.atrium.instances.store;

import io.atrium.instances.Billable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** What of the instance is in use since when, and how often that has changed. */
@Embeddable
public class Metered {

  @Enumerated(EnumType.STRING)
  private Billable billable = Billable.NOTHING;

  @Column(name = "billable_since")
  private Instant since;

  @Column(name = "billable_sequence")
  private long sequence;

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

  public Billable billable() {
    return billable;
  }

  public Instant since() {
    return since;
  }
}
