package io.atrium.budgets;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Forbidden;
import io.atrium.accounts.Permission;
import io.atrium.budgets.store.Budgets;
import io.atrium.kernel.Decision;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Institution;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.RequestState;
import io.atrium.kernel.web.ETags;
import io.atrium.pricing.Periods;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking for more money in the running month, and deciding about it. Of two who decide at once one
 * wins, and the other is told who did.
 */
@Service
public class RaiseCommands {

  private final RaiseBook book;
  private final RaiseQueries queries;
  private final Budgets budgets;
  private final DepartmentQueries departments;
  private final Periods periods;
  private final Institution institution;
  private final Ids ids;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RaiseCommands(
      RaiseBook book,
      RaiseQueries queries,
      Budgets budgets,
      DepartmentQueries departments,
      Periods periods,
      Institution institution,
      Ids ids,
      ApplicationEventPublisher events,
      Clock clock) {
    this.book = book;
    this.queries = queries;
    this.budgets = budgets;
    this.departments = departments;
    this.periods = periods;
    this.institution = institution;
    this.ids = ids;
    this.events = events;
    this.clock = clock;
  }

  /** Whoever may order in the department asks for more in the running month. */
  @Transactional
  public BudgetRaise ask(Actor actor, String departmentId, NewRaise wanted) {
    requireAsking(actor, departmentId);
    var faults = new Faults();
    var amount = wanted.read(institution.currency(), faults);
    faults.unless(
        budgets.of(departmentId).amount() != null, "amount", "there is no budget to be raised");
    faults.refuse();
    departments.keep(departmentId);
    var raise =
        new BudgetRaise(
            ids.next("brq"),
            departmentId,
            periods.current(),
            actor.personId(),
            Objects.requireNonNull(amount),
            wanted.why(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            RequestState.OPEN,
            null);
    book.add(raise);
    tell(actor, raise, "budget-raise.made", raise.reason());
    return raise;
  }

  /** An order below a budget counts in it, so whoever may order there may ask. */
  public void requireAsking(Actor actor, String departmentId) {
    var ordersBelow =
        departments.visible(actor).stream()
            .filter(each -> actor.may(Permission.ORDER, each.id()))
            .anyMatch(each -> departments.lineage(each.id()).contains(departmentId));
    if (!ordersBelow) {
      departments.department(actor, departmentId);
      actor.require(Permission.ORDER, departmentId);
    }
  }

  /** From now on the month's budget is larger by that much. */
  @Transactional
  public BudgetRaise approve(
      Actor actor, String id, @Nullable String remark, @Nullable String ifMatch) {
    var raise = decidable(actor, id, ifMatch);
    if (!raise.period().equals(periods.current())) {
      throw new InvalidRequest("period", "is over by now: refuse it, so that they ask anew");
    }
    return end(actor, raise, RequestState.APPROVED, sentence(remark, false));
  }

  /** Refuses it with a sentence why. */
  @Transactional
  public BudgetRaise refuse(
      Actor actor, String id, @Nullable String remark, @Nullable String ifMatch) {
    var raise = decidable(actor, id, ifMatch);
    return end(actor, raise, RequestState.REFUSED, sentence(remark, true));
  }

  /** Takes one's own request back. */
  @Transactional
  public BudgetRaise withdraw(Actor actor, String id, @Nullable String ifMatch) {
    var raise = queries.raise(actor, id);
    requireAsking(actor, raise.departmentId());
    if (!raise.askerId().equals(actor.personId())) {
      throw new Forbidden("Only who asked may take the request back.");
    }
    unstale(raise, ifMatch);
    return end(actor, raise, RequestState.WITHDRAWN, null);
  }

  private BudgetRaise decidable(Actor actor, String id, @Nullable String ifMatch) {
    var raise = queries.raise(actor, id);
    actor.require(Permission.MANAGE_MEMBERS, raise.departmentId(), "request");
    unstale(raise, ifMatch);
    return raise;
  }

  private void unstale(BudgetRaise raise, @Nullable String ifMatch) {
    book.refuseDecided(raise);
    ETags.check(ifMatch, raise.revision());
  }

  private static @Nullable String sentence(@Nullable String remark, boolean needed) {
    var faults = new Faults();
    var sentence = Decision.remark(remark, needed, faults);
    faults.refuse();
    return sentence;
  }

  private BudgetRaise end(
      Actor actor, BudgetRaise raise, RequestState state, @Nullable String remark) {
    var decision = new Decision(actor.personId(), clock.instant(), remark);
    var ended = book.end(raise, state, decision);
    var action =
        switch (state) {
          case OPEN, LAPSED -> throw new IllegalArgumentException("Nobody decides so");
          case APPROVED -> "budget-raise.approved";
          case REFUSED -> "budget-raise.refused";
          case WITHDRAWN -> "budget-raise.withdrawn";
        };
    tell(actor, raise, action, Objects.requireNonNullElse(remark, ""));
    return ended;
  }

  private void tell(Actor actor, BudgetRaise raise, String action, String sentence) {
    var details =
        Map.of(
            "raise", raise.id(),
            "amount", raise.amount().amount().toPlainString(),
            "period", raise.period().toString(),
            "sentence", sentence);
    events.publishEvent(
        new RaiseChanged(actor.personId(), raise.departmentId(), action, details, clock.instant()));
  }
}
