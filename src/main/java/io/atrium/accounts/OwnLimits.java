package io.atrium.accounts;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a person may have for themselves in their departments, and how much of it they have. The
 * room that keeps quota knows; this one only shows it to them.
 */
public interface OwnLimits {

  /** By department, then by the name of what is counted. */
  Map<String, Map<String, Own>> of(Collection<String> departmentIds, String personId);

  /**
   * One count.
   *
   * @param limit how much at most, or null where nobody set a limit for the person
   * @param used what there is
   * @param held what is being made
   */
  record Own(@Nullable Long limit, long used, long held) {}
}
