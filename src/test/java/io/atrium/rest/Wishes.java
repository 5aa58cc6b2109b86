package io.atrium.rest;

import io.atrium.accounts.Actor;
import io.atrium.budgets.BudgetCommands;
import io.atrium.budgets.NewBudget;
import io.atrium.budgets.NewRaise;
import io.atrium.budgets.RaiseCommands;
import io.atrium.budgets.WhenExceeded;
import io.atrium.kernel.Faults;
import io.atrium.quota.NewRequest;
import io.atrium.quota.NewWindow;
import io.atrium.quota.QuotaCommands;
import io.atrium.quota.QuotaLimits;
import io.atrium.quota.QuotaRequestCommands;
import io.atrium.quota.QuotaWindows;
import io.atrium.quota.RequestKind;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Limits for a time, and requests for more, quota or money, of the member's department. Only its
 * snapshots are ever limited, which nothing uses.
 */
class Wishes {

  private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);

  private static final long FEW = 10;

  private final Campus campus;
  private final QuotaCommands quotas;
  private final QuotaWindows windows;
  private final QuotaRequestCommands requests;
  private final BudgetCommands budgets;
  private final RaiseCommands raises;

  private int days;

  Wishes(
      Campus campus,
      QuotaCommands quotas,
      QuotaWindows windows,
      QuotaRequestCommands requests,
      BudgetCommands budgets,
      RaiseCommands raises) {
    this.campus = campus;
    this.quotas = quotas;
    this.windows = windows;
    this.requests = requests;
    this.budgets = budgets;
    this.raises = raises;
  }

  /** A day of which nothing is limited yet, as forms write it. */
  String day() {
    return FIRST_DAY.plusDays(days++) + "T00:00";
  }

  /** The end of that day. */
  String nextDay() {
    return FIRST_DAY.plusDays(days) + "T00:00";
  }

  String window() {
    var day = FIRST_DAY.plusDays(days++).atStartOfDay(ZoneOffset.UTC).toInstant();
    var wanted = new NewWindow("snapshots", FEW, day, day.plusSeconds(60), null);
    return windows.add(Actor.portal(), campus.home().id(), wanted).id();
  }

  String limitedDepartment() {
    var limits = new QuotaLimits(null, null, null, null, null, FEW);
    quotas.set(Actor.portal(), campus.home().id(), limits, null);
    return campus.home().id();
  }

  /** Asked by the member. */
  String request() {
    var limits = new QuotaLimits(null, null, null, null, null, FEW + 1);
    var wanted =
        new NewRequest(
            RequestKind.QUOTA, limitedDepartment(), null, limits, "For an exam", null, null);
    return requests.ask(campus.actor(campus.member()), wanted).id();
  }

  /** Its budget is large and only warns, so it changes nothing for other tests. */
  String budgetedDepartment() {
    var large = new NewBudget("900000", null, null, WhenExceeded.WARN);
    budgets.set(Actor.portal(), campus.home().id(), large, new Faults(), null);
    return campus.home().id();
  }

  /** Asked by the member. */
  String raise() {
    var wanted = new NewRaise("5", "For an exam");
    return raises.ask(campus.actor(campus.member()), budgetedDepartment(), wanted).id();
  }
}
