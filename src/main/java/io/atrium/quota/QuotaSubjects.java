package io.atrium.quota;

import java.util.Map;

/**
 * Who keeps things that count against a quota tells here what there is, so that it can be
 * recounted.
 */
public interface QuotaSubjects {

  /**
   * Everything that exists or is being made, counted from the things themselves. What is being
   * resized counts with the larger of both sizes until that has ended.
   */
  Map<Holder, Amounts> countByDepartmentAndPerson();

  /** Whose things: a person in a department. */
  record Holder(String departmentId, String personId) {}
}
