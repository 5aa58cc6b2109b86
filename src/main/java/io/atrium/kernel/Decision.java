package io.atrium.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param by who approved, refused or withdrew it
 * @param remark what they said with it, or null
 */
public record Decision(String by, Instant at, @Nullable String remark) {

  private static final int LONGEST = 500;

  /**
   * What somebody typed to go with a decision, or null where that was nothing.
   *
   * @param needed whether those whom it concerns get less than they asked for
   */
  public static @Nullable String remark(@Nullable String typed, boolean needed, Faults faults) {
    var remark = typed == null || typed.isBlank() ? null : typed.strip();
    faults.unless(!needed || remark != null, "remark", "is required: say why");
    fits("remark", remark, faults);
    return remark;
  }

  /** Why somebody asks; whoever decides reads it. */
  public static String reason(@Nullable String typed, Faults faults) {
    var reason = typed == null ? "" : typed.strip();
    faults.unless(!reason.isEmpty(), "reason", "is required");
    fits("reason", reason, faults);
    return reason;
  }

  private static void fits(String field, @Nullable String sentence, Faults faults) {
    faults.unless(
        sentence == null || sentence.length() <= LONGEST, field, "must be at most 500 characters");
  }
}
