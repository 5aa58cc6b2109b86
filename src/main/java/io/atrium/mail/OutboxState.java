package io.atrium.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the mail stands.
 *
 * @param server where it goes; null where no server is set and nothing is sent
 * @param oldest since when the oldest of those that wait has waited
 * @param failed how many were given up; must be 0
 * @param lastSent when the last one was taken by the server, of those still remembered
 * @param troubles those that were given up or have failed at least once, the newest first
 */
public record OutboxState(
    @Nullable String server,
    long waiting,
    @Nullable Instant oldest,
    long failed,
    @Nullable Instant lastSent,
    List<Trouble> troubles) {

  public OutboxState {
    troubles = List.copyOf(troubles);
  }

  /**
   * A mail that did not get through.
   *
   * @param person the name of whom it is for
   * @param failure what the server or the network said last
   * @param nextAt when it is tried again; null where it was given up
   */
  public record Trouble(
      String id,
      String personId,
      String person,
      String subject,
      int attempts,
      String failure,
      Instant writtenAt,
      @Nullable Instant nextAt) {}
}
