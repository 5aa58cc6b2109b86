package io.atrium.quota;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is limited, and what of it is taken. */
@Service
@Transactional(readOnly = true)
public class QuotaQueries {

  private final QuotaCounters counters;

  private final DepartmentQueries departments;

  private final ScopePaths paths;

  private final ScopeNames names;

  private final DefaultLimits defaults;

  private final Clock clock;

  QuotaQueries(
      QuotaCounters counters,
      DepartmentQueries departments,
      ScopePaths paths,
      ScopeNames names,
      DefaultLimits defaults,
      Clock clock) {
    this.counters = counters;
    this.departments = departments;
    this.paths = paths;
    this.names = names;
    this.defaults = defaults;
    this.clock = clock;
  }

  public Quota of(String departmentId) {
    return scopes(List.of(departmentId)).getFirst();
  }

  /** The quota of a department if the actor may see it; any other does not exist for them. */
  public Quota of(Actor actor, String departmentId) {
    return of(departments.department(actor, departmentId).id());
  }

  /** The quotas of all departments that the actor may see. */
  public List<Quota> visible(Actor actor) {
    return scopes(departments.visible(actor).stream().map(Department::id).toList());
  }

  /** What one person may have in one department, apart from the department's own limits. */
  public Quota ofPerson(String departmentId, String personId) {
    return scopes(List.of(ScopePaths.person(departmentId, personId))).getFirst();
  }

  /** The same for several departments at once. */
  public List<Quota> ofPerson(Collection<String> departmentIds, String personId) {
    return scopes(departmentIds.stream().map(each -> ScopePaths.person(each, personId)).toList());
  }

  /** For each limited meter, the tightest limit that the person's next request would meet. */
  public List<Room> room(String departmentId, String personId) {
    var path = paths.path(departmentId, personId);
    var quotas = scopes(path);
    return Arrays.stream(QuotaMeter.values())
        .flatMap(meter -> tightest(path, quotas, meter).stream())
        .toList();
  }

  private Optional<Room> tightest(List<String> path, List<Quota> quotas, QuotaMeter meter) {
    var rooms = new ArrayList<Room>();
    for (int i = 0; i < path.size(); i++) {
      var counter = quotas.get(i).of(meter);
      if (counter.limit() != null && counter.left() != null) {
        rooms.add(
            new Room(
                meter, names.of(path.get(i)), counter.limit(), counter.left(), counter.until()));
      }
    }
    return rooms.stream().min(Comparator.comparingLong(Room::left));
  }

  /**
   * One quota for each scope, in the order asked for; with its default limits where none is kept.
   */
  List<Quota> scopes(Collection<String> scopeIds) {
    if (scopeIds.isEmpty()) {
      return List.of();
    }
    var found = counters.of(scopeIds, clock.instant());
    return scopeIds.stream()
        .map(each ->
            new Quota(
                ScopePaths.departmentOf(each),
                ScopePaths.personOf(each),
                found.counters().getOrDefault(each, untouched(each)),
                found.versions().getOrDefault(each, 0L)))
        .toList();
  }

  private Map<QuotaMeter, Counter> untouched(String scopeId) {
    var limits = defaults.of(scopeId);
    var counters = new EnumMap<QuotaMeter, Counter>(QuotaMeter.class);
    for (var meter : QuotaMeter.values()) {
      counters.put(meter, new Counter(limits.of(meter), 0, 0));
    }
    return counters;
  }
}
