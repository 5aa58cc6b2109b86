package io.atrium.instances;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing worth knowing about an instance, beside its phase. Like a fault it is cut where it
 * grows too long to be kept.
 *
 * @param type what it is about
 * @param status whether the type holds; for most types false is the worrying one
 * @param reason for programs, such as {@code host-unreachable}
 * @param sentence for people
 * @param ofHosts what there is to say of single hosts, only for those who may see hosts
 */
public record Condition(
    Type type,
    boolean status,
    String reason,
    String sentence,
    @Nullable String ofHosts,
    Instant since) {

  private static final int LONGEST = 600;

  public Condition {
    sentence = Fault.cut(sentence, LONGEST);
    ofHosts = ofHosts == null ? null : Fault.cut(ofHosts, LONGEST);
  }

  /** One that says nothing of other hosts than its own. */
  public Condition(Type type, boolean status, String reason, String sentence, Instant since) {
    this(type, status, reason, sentence, null, since);
  }

  /** The same, begun at that moment. */
  public Condition since(Instant began) {
    return new Condition(type, status, reason, sentence, ofHosts, began);
  }

  /** What conditions can be about. */
  public enum Type {
    /** Its host answers. */
    HOST_REACHABLE,
    /** It waits until some host has room. */
    WAITING_FOR_CAPACITY,
    /** It changed without the portal being asked. */
    CHANGED_OUTSIDE,
    /** It runs, and yet does nothing: its host holds it still, or it has put itself to sleep. */
    PAUSED,
    /** Its host gives it more or less than was ordered. */
    RESIZED,
    /** An operation takes longer than it ever should. */
    STUCK
  }
}
