package io.atrium.costs;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.costs.UsageReport.Group;
import io.atrium.costs.UsageReport.Quantity;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import io.atrium.metering.Use;
import io.atrium.pricing.Rates.Rated;
import io.atrium.pricing.rating.Exact;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Breaks rated use down into the groups of a report. */
class UsageGroups {

  /** Enough to tell fractions of a cent; bills round to cents. */
  private static final int DIGITS = 6;

  private final DepartmentQueries departments;

  private final People people;

  private final Institution institution;

  UsageGroups(DepartmentQueries departments, People people, Institution institution) {
    this.departments = departments;
    this.people = people;
    this.institution = institution;
  }

  UsageReport report(
      Span span, UsageGrouping groupBy, List<Rated> rated, Function<Rated, String> key) {
    var groups =
        rated.stream()
            .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(each -> group(groupBy, each.getKey(), each.getValue()))
            .toList();
    return new UsageReport(span.start(), span.end(), groupBy, cost(rated), groups);
  }

  private Group group(UsageGrouping groupBy, String key, List<Rated> rated) {
    var name =
        switch (groupBy) {
          case DEPARTMENT -> departments.department(key).name();
          case INSTANCE -> String.valueOf(rated.getFirst().use().name());
          case METER, DAY, LABEL -> key;
          case PERSON -> people.displayName(key);
        };
    var byMeter =
        rated.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.use().meter(), TreeMap::new, Collectors.toList()));
    return new Group(
        key,
        name,
        cost(rated),
        byMeter.entrySet().stream().map(each -> quantity(each.getKey(), each.getValue())).toList());
  }

  private Quantity quantity(Meter meter, List<Rated> rated) {
    return new Quantity(
        meter, sum(rated, Use::unitSeconds), sum(rated, Use::unproven), cost(rated));
  }

  private static BigInteger sum(List<Rated> rated, Function<Use, BigInteger> part) {
    return rated.stream().map(Rated::use).map(part).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private Money cost(List<Rated> rated) {
    var exact = rated.stream().map(Rated::cost).reduce(Exact.ZERO, Exact::plus);
    return new Money(exact.rounded(DIGITS), institution.currency());
  }
}
