package io.atrium.budgets;

import static java.util.stream.Collectors.toSet;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceQueries;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.kernel.Simulated;
import io.atrium.pricing.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What departments spend in the running month, each together with everything below it. */
@Component
class Spending {

  private final Forecasts forecasts;

  private final InstanceQueries instances;

  private final DepartmentQueries departments;

  private final Institution institution;

  private final Simulated simulated;

  Spending(
      Forecasts forecasts,
      InstanceQueries instances,
      DepartmentQueries departments,
      Institution institution,
      Simulated simulated) {
    this.forecasts = forecasts;
    this.instances = instances;
    this.departments = departments;
    this.institution = institution;
    this.simulated = simulated;
  }

  Map<String, Money> soFar(Collection<String> departmentIds) {
    return together(departmentIds, forecasts.spent(below(departmentIds)));
  }

  /**
   * At the month's end, if nothing changes from now on but what is wanted besides. What is ordered
   * and not running yet counts as running from now on. It is asked for first: what begins to run in
   * between is counted once too often rather than not at all.
   */
  Map<String, Money> atMonthsEnd(Collection<String> departmentIds, List<Plan> wanted) {
    var all = below(departmentIds);
    var planned = new ArrayList<>(wanted);
    instances.comingUp(all).forEach(each -> planned.add(plan(each)));
    return together(departmentIds, forecasts.atMonthsEnd(all, planned));
  }

  /** Those in whose sums simulated machines have a share, themselves or with what is below them. */
  Set<String> simulated(Collection<String> departmentIds) {
    if (!simulated.anyMachine()) {
      return Set.of();
    }
    var all = below(departmentIds);
    var machines = new HashMap<String, Set<String>>(forecasts.machines(all));
    instances
        .comingUp(all)
        .forEach(each ->
            machines.computeIfAbsent(each.departmentId(), _ -> new HashSet<>()).add(each.id()));
    var pretended =
        simulated.among(machines.values().stream().flatMap(Set::stream).collect(toSet()));
    return machines.entrySet().stream()
        .filter(each -> !Collections.disjoint(each.getValue(), pretended))
        .flatMap(each -> departments.lineage(each.getKey()).stream())
        .filter(departmentIds::contains)
        .collect(toSet());
  }

  private static Plan plan(Instance instance) {
    return new Plan(
        instance.departmentId(),
        instance.kind(),
        instance.environment(),
        instance.size(),
        instance.offeringId(),
        1,
        null);
  }

  private Set<String> below(Collection<String> departmentIds) {
    var found = new HashSet<String>();
    for (var each : departments.visible(Actor.portal())) {
      if (departments.lineage(each.id()).stream().anyMatch(departmentIds::contains)) {
        found.add(each.id());
      }
    }
    return found;
  }

  private Map<String, Money> together(Collection<String> wanted, Map<String, Money> own) {
    var sums = new HashMap<String, Money>();
    wanted.forEach(each -> sums.put(each, Money.zero(institution.currency()).rounded()));
    own.forEach((id, money) ->
        departments.lineage(id).stream()
            .filter(sums::containsKey)
            .forEach(each -> sums.merge(each, money, Money::plus)));
    return sums;
  }
}
