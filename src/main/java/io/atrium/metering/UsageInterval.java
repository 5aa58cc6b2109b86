package io.atrium.metering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One interval of use, as people and programs see it.
 *
 * @param to null while it goes on
 * @param provenUntil where the charge ends at present: at its end, or at the last proof while it is
 *     open
 * @param state {@code COUNTED}; or {@code UNKNOWN} for a gap that nobody is charged for
 * @param revision grows when a late fact corrects it
 * @param replaced whether a later revision took its place
 */
public record UsageInterval(
    String instanceId,
    String name,
    Meter meter,
    long units,
    Instant from,
    @Nullable Instant to,
    Instant provenUntil,
    boolean unproven,
    String state,
    Fact.Traits traits,
    int revision,
    boolean replaced) {

  /** The part of it that lies in the other span and is proven. */
  public Span proven(Span span) {
    return Span.between(from, provenUntil).within(span);
  }

  public boolean counted() {
    return state.equals("COUNTED");
  }
}
