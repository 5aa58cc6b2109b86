package io.atrium.instances;

import java.time.Instant;

/**
 * One thing worth knowing about an instance, beside its phase. Like a fault it is cut where it
 * grows too long to be kept.
 *
 * @param type what it is about
 * @param status whether the type holds; for most types false is the worrying one
 * @param reason for programs, such as {@code host-unreachable}
 * @param sentence for people
 */
public record Condition(Type type, boolean status, String reason, String sentence, Instant since) {

  private static final int LONGEST = 600;

  public Condition {
    sentence = Fault.cut(sentence, LONGEST);
  }

  /** The same, begun at that moment. */
  public Condition since(Instant began) {
    return new Condition(type, status, reason, sentence, began);
  }

  /** What conditions can be about. */
  public enum Type {
    /** Its host answers. */
    HOST_REACHABLE,
    /** It waits until some host has room. */
    WAITING_FOR_CAPACITY,
    /** It changed without the portal being asked. */
    CHANGED_OUTSIDE,
    /** An operation takes longer than it ever should. */
    STUCK
  }
}
