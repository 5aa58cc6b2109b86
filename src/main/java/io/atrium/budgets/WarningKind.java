package io.atrium.budgets;

/** By which of its two sums a month reached a threshold. */
public enum WarningKind {
  /** By what the bills say already. */
  SPENT,
  /** By what they will say at its end if nothing changes. */
  FORECAST
}
