package io.atrium.budgets;

/** What happens to an order that would bring the month above a budget. */
public enum WhenExceeded {
  /** It is accepted, and whoever orders is told before and after. */
  WARN,
  /** It is refused until a head or an operator has approved more money for the month. */
  APPROVE,
  /** It is refused. */
  REFUSE
}
