package io.atrium.quota;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Permission;
import io.atrium.kernel.web.ETags;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets what departments and their people may have. A limit below what is used grants nothing new
 * and takes nothing.
 */
@Service
public class QuotaCommands {

  private static final String LIFT =
      "update quota set limit_value = ? where scope_id = ? and meter = ? and limit_value < ?";

  private final JdbcClient jdbc;

  private final DepartmentQueries departments;

  private final PeopleQuotas people;

  private final ScopeRows scopes;

  private final ApplicationEventPublisher events;

  private final Clock clock;

  QuotaCommands(
      JdbcClient jdbc,
      DepartmentQueries departments,
      PeopleQuotas people,
      ScopeRows scopes,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.departments = departments;
    this.people = people;
    this.scopes = scopes;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Replaces all limits of the department.
   *
   * @param ifMatch the entity tag that the caller saw, or null
   */
  @Transactional
  public void set(Actor actor, String departmentId, QuotaLimits limits, @Nullable String ifMatch) {
    departments.department(actor, departmentId);
    actor.require(Permission.ADMINISTER, departmentId);
    limits.check();
    replace(actor, departmentId, limits, ifMatch);
  }

  /**
   * Replaces all limits of one person in the department, which its head may do. They may lie above
   * the department's own: those refuse anyway.
   *
   * @param ifMatch the entity tag that the caller saw, or null
   */
  @Transactional
  public void setPerson(
      Actor actor,
      String departmentId,
      String personId,
      QuotaLimits limits,
      @Nullable String ifMatch) {
    departments.department(actor, departmentId);
    actor.require(Permission.MANAGE_MEMBERS, departmentId);
    people.of(actor, departmentId, personId);
    limits.check();
    replace(actor, ScopePaths.person(departmentId, personId), limits, ifMatch);
  }

  /** Lifts what lies below the granted limits, in the transaction that approves a request. */
  void lift(Actor actor, String scopeId, QuotaLimits granted) {
    scopes.makeAbsent(List.of(scopeId));
    scopes.lock(scopeId);
    for (var meter : QuotaMeter.values()) {
      var limit = granted.of(meter);
      if (limit != null) {
        jdbc.sql(LIFT).params(limit, scopeId, meter.word(), limit).update();
      }
    }
    grown(scopeId);
    tell(actor, scopeId, granted);
  }

  private void replace(Actor actor, String scopeId, QuotaLimits limits, @Nullable String ifMatch) {
    scopes.makeAbsent(List.of(scopeId));
    ETags.check(ifMatch, scopes.lock(scopeId));
    write(scopeId, limits);
    grown(scopeId);
    tell(actor, scopeId, limits);
  }

  private void tell(Actor actor, String scopeId, QuotaLimits limits) {
    var department = ScopePaths.departmentOf(scopeId);
    var subject = ScopePaths.holderOf(scopeId);
    events.publishEvent(
        new QuotaChanged(actor.personId(), department, subject, details(limits), clock.instant()));
  }

  /** A form that was opened before is stale now. */
  private void grown(String scopeId) {
    jdbc.sql("update quota_scope set version = version + 1 where scope_id = ?")
        .param(scopeId)
        .update();
  }

  private void write(String scopeId, QuotaLimits limits) {
    for (var meter : QuotaMeter.values()) {
      jdbc.sql("update quota set limit_value = ? where scope_id = ? and meter = ?")
          .param(limits.of(meter))
          .param(scopeId)
          .param(meter.word())
          .update();
    }
  }

  private static Map<String, String> details(QuotaLimits limits) {
    var details = new TreeMap<String, String>();
    for (var meter : QuotaMeter.values()) {
      var limit = limits.of(meter);
      details.put(meter.word(), limit == null ? "unlimited" : limit.toString());
    }
    return details;
  }
}
