package io.atrium.billing;

/** What a usage report is broken down by. */
public enum UsageGrouping {
  DEPARTMENT,
  INSTANCE,
  METER,
  /** Calendar days of the institution's zone. */
  DAY
}
