package io.atrium.billing;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.billing.LedgerAudit.Fault;
import io.atrium.billing.store.LedgerVerdicts;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the ledger verified: once a day in the background, and whenever somebody asks. What came of
 * it is kept, and what is new is told on the trail and in the log.
 */
@Service
public class LedgerChecks {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerChecks.class);

  private final LedgerAudit audit;
  private final LedgerVerdicts verdicts;
  private final DepartmentQueries departments;
  private final BillingSettings settings;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LedgerChecks(
      LedgerAudit audit,
      LedgerVerdicts verdicts,
      DepartmentQueries departments,
      BillingSettings settings,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.audit = audit;
    this.verdicts = verdicts;
    this.departments = departments;
    this.settings = settings;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /** What was found last, for whoever may know how the portal is; the first to ask waits for it. */
  public LedgerFinding last(Actor actor) {
    actor.require(Permission.AUDIT);
    return verdicts.last().orElseGet(this::verify);
  }

  /** Verifies the ledger now. */
  public LedgerFinding again(Actor actor) {
    actor.require(Permission.AUDIT);
    return verify();
  }

  /** One round: verifies when it is time, and at once again while something is wrong. */
  void look() {
    var due = clock.instant().minus(settings.verifyEvery());
    if (verdicts
        .last()
        .filter(LedgerFinding::whole)
        .filter(each -> each.at().isAfter(due))
        .isEmpty()) {
      verify();
    }
  }

  private LedgerFinding verify() {
    var now = clock.instant();
    var fault = audit.firstFault().orElse(null);
    return Objects.requireNonNull(transaction.execute(_ -> note(fault, now)));
  }

  private LedgerFinding note(@Nullable Fault fault, Instant now) {
    var before = verdicts.lastLocked().orElse(null);
    if (before != null && before.at().isAfter(now)) {
      return before;
    }
    var departmentId = fault == null ? null : fault.departmentId();
    var text = fault == null ? null : inWords(fault);
    if (before != null && Objects.equals(before.fault(), text)) {
      return keep(new LedgerFinding(departmentId, text, before.since(), now));
    }
    var found = keep(new LedgerFinding(departmentId, text, now, now));
    tell(before, found);
    return found;
  }

  private LedgerFinding keep(LedgerFinding found) {
    verdicts.keep(found);
    return found;
  }

  private void tell(@Nullable LedgerFinding before, LedgerFinding found) {
    var was = before == null ? null : before.departmentId();
    if (was != null && !was.equals(found.departmentId())) {
      LOG.info("The ledger of {} is whole again", was);
      publish(was, "ledger.whole", "It is whole again.", found.at());
    }
    if (found.departmentId() != null && found.fault() != null) {
      LOG.error("{}", found.fault());
      publish(found.departmentId(), "ledger.broken", found.fault(), found.at());
    }
  }

  private void publish(String departmentId, String action, String sentence, Instant at) {
    var details = Map.of("name", name(departmentId), "sentence", sentence);
    events.publishEvent(new LedgerChecked(departmentId, action, details, at));
  }

  private String inWords(Fault fault) {
    return fault.text().replace(fault.departmentId(), name(fault.departmentId()));
  }

  /** The department's name, where it still has one. */
  private String name(String departmentId) {
    return departments.visible(Actor.portal()).stream()
        .filter(each -> each.id().equals(departmentId))
        .findFirst()
        .map(Department::name)
        .orElse(departmentId);
  }
}
