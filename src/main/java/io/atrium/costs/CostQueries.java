package io.atrium.costs;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.People;
import io.atrium.costs.InstanceParting.Parts;
import io.atrium.kernel.Institution;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.Money;
import io.atrium.metering.Span;
import io.atrium.pricing.MonthTotals;
import io.atrium.pricing.Periods;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Costs over time, for those who may see the bills of the departments that pay them. */
@Service
public class CostQueries {

  private static final String SERVICE = "service";

  private final CostScope scope;

  private final CostSums sums;

  private final InstanceParting parting;

  private final People people;

  private final MonthTotals totals;

  private final Periods periods;

  private final Institution institution;

  private final Clock clock;

  CostQueries(
      CostScope scope,
      CostSums sums,
      InstanceParting parting,
      People people,
      MonthTotals totals,
      Periods periods,
      Institution institution,
      Clock clock) {
    this.scope = scope;
    this.sums = sums;
    this.parting = parting;
    this.people = people;
    this.totals = totals;
    this.periods = periods;
    this.institution = institution;
    this.clock = clock;
  }

  /** The period in its steps, as far as it has passed. */
  public CostFrame frame(CostPeriod period) {
    var now = clock.instant();
    if (period.first().atStartOfDay(institution.zone()).toInstant().isAfter(now)) {
      throw new InvalidRequest("period", "%s lies in the future".formatted(period));
    }
    return CostFrame.of(period, institution.zone(), now);
  }

  /** What was paid for in each step of the period, and in as much of the one before. */
  @Transactional(readOnly = true)
  public CostReport overTime(Actor actor, CostQuestion question) {
    var departments = scope.of(actor, question.departmentId());
    var ids = departments.stream().map(Department::id).collect(Collectors.toSet());
    var frame = frame(question.period());
    var parts = parting.of(ids, frame.before().start());
    var by = Objects.requireNonNullElseGet(question.by(), () -> first(departments, parts));
    var label =
        by == UsageGrouping.LABEL ? Objects.requireNonNullElse(question.label(), SERVICE) : null;
    var spans = new ArrayList<Span>(frame.spans());
    spans.add(frame.before());
    var exact = sums.of(ids, spans, by != UsageGrouping.DEPARTMENT, parts.by(by, label));
    var steps = frame.steps().size();
    var series = new CostSeries(exact, steps, institution.currency());
    return new CostReport(
        frame,
        by,
        label,
        series.named(names(by, exact.keySet(), departments)),
        series.all(),
        series.between(0, steps),
        series.between(0, frame.compared()),
        series.between(steps, steps + 1),
        billed(ids, question.period()),
        parts.tooMany() ? List.of() : parts.labels(),
        parts.tooMany(),
        departments,
        parts.byId().keySet());
  }

  private @Nullable Money billed(Set<String> departmentIds, CostPeriod period) {
    var month = period.year() ? null : periods.span(period.month());
    return month == null || !totals.anythingFree(departmentIds, month)
        ? null
        : totals.of(departmentIds, month).values().stream()
            .reduce(Money.zero(institution.currency()).rounded(), Money::plus);
  }

  /** Several departments are told apart first; in one it is services, where there are any. */
  private static UsageGrouping first(List<Department> departments, Parts parts) {
    if (departments.size() > 1 || parts.tooMany()) {
      return UsageGrouping.DEPARTMENT;
    }
    return parts.labels().contains(SERVICE) ? UsageGrouping.LABEL : UsageGrouping.PERSON;
  }

  private Map<String, String> names(
      UsageGrouping by, Collection<String> keys, List<Department> departments) {
    return switch (by) {
      case DEPARTMENT ->
          departments.stream().collect(Collectors.toMap(Department::id, Department::name));
      case PERSON -> people.displayNames(keys);
      case LABEL, INSTANCE, METER, DAY -> Map.of();
    };
  }
}
