package io.atrium.kernel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and belongs on the trail. Events of all rooms implement it, so the trail
 * depends on no feature. Published inside the transaction of the change it tells of; never with a
 * secret in it.
 */
public interface Recorded {

  /** The person or token that caused it, or {@link #PORTAL} when the portal did. */
  String actor();

  String PORTAL = "portal";

  /** The department it belongs to, or null when it is the institution's. */
  @Nullable String departmentId();

  /** The id of the thing it happened to, such as {@code i-…}. */
  String subjectId();

  /** A message key such as {@code instance.started}: pages translate it, programs match it. */
  String action();

  /** What else is worth keeping, by name. */
  Map<String, String> details();

  Instant at();
}
