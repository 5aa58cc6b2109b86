package io.atrium.costs;

import java.util.Locale;

/** What a usage report is broken down by. */
public enum UsageGrouping {
  DEPARTMENT,
  INSTANCE,
  METER,
  /** Calendar days of the institution's zone. */
  DAY,
  /** Whoever owns the instance. */
  PERSON,
  /** What a label of the instance says now. */
  LABEL;

  /** As it is asked for. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
