package io.atrium.costs;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.accounts.Permission;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Institution;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.pricing.Periods;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.Rates;
import io.atrium.pricing.Rates.Rated;
import io.atrium.pricing.rating.PriceBook.Priced;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports on use and its cost, for whoever may see bills. */
@Service
public class UsageReports {

  private static final Duration MOST = Duration.ofDays(400);

  private final Rates rates;

  private final PriceQueries prices;

  private final DepartmentQueries departments;

  private final People people;

  private final InstanceParting parting;

  private final Periods periods;

  private final Institution institution;

  private final Clock clock;

  UsageReports(
      Rates rates,
      PriceQueries prices,
      DepartmentQueries departments,
      People people,
      InstanceParting parting,
      Periods periods,
      Institution institution,
      Clock clock) {
    this.rates = rates;
    this.prices = prices;
    this.departments = departments;
    this.people = people;
    this.parting = parting;
    this.periods = periods;
    this.institution = institution;
    this.clock = clock;
  }

  /** What was used in the departments whose bills the actor may see. */
  @Transactional(readOnly = true)
  public UsageReport report(Actor actor, UsageQuestion question) {
    var asked = departments(actor, question);
    var groupBy = Objects.requireNonNullElse(question.groupBy(), UsageGrouping.DEPARTMENT);
    var span = span(question, groupBy);
    var days = groupBy == UsageGrouping.DAY ? days(span) : List.of(span);
    var pieces = new ArrayList<Priced>();
    days.forEach(each -> pieces.addAll(prices.book().cut(each)));
    var key = key(question, groupBy, asked, span, pieces);
    var rated = rates.rate(new UsageFilter(asked, null), pieces, perInstance(groupBy));
    return new UsageGroups(departments, people, institution).report(span, groupBy, rated, key);
  }

  private static boolean perInstance(UsageGrouping groupBy) {
    return switch (groupBy) {
      case INSTANCE, PERSON, LABEL -> true;
      case DEPARTMENT, METER, DAY -> false;
    };
  }

  private Function<Rated, String> key(
      UsageQuestion question,
      UsageGrouping groupBy,
      Set<String> departmentIds,
      Span span,
      List<Priced> pieces) {
    return switch (groupBy) {
      case DEPARTMENT -> each -> each.use().departmentId();
      case INSTANCE -> each -> String.valueOf(each.use().instanceId());
      case METER -> each -> each.use().meter().word();
      case DAY -> each -> date(pieces, each).toString();
      case PERSON, LABEL -> {
        var parts = parting.of(departmentIds, span.start()).by(groupBy, question.label());
        yield each -> parts.apply(each.use());
      }
    };
  }

  private Set<String> departments(Actor actor, UsageQuestion question) {
    var asked = question.departmentId();
    if (asked != null) {
      actor.require(Permission.VIEW_BILLS, asked);
      return Set.of(asked);
    }
    var seen =
        departments.visible(actor).stream()
            .map(Department::id)
            .filter(each -> actor.may(Permission.VIEW_BILLS, each))
            .collect(Collectors.toSet());
    if (seen.isEmpty()) {
      actor.require(Permission.VIEW_BILLS);
    }
    return seen;
  }

  private Span span(UsageQuestion question, UsageGrouping groupBy) {
    var from =
        Objects.requireNonNullElseGet(
            question.from(), () -> periods.span(periods.current()).start());
    var to = Objects.requireNonNullElseGet(question.to(), clock::instant);
    var tooLong = groupBy == UsageGrouping.DAY && from.plus(MOST).isBefore(to);
    new Faults()
        .unless(!from.isAfter(clock.instant()), "from", "lies in the future")
        .unless(!to.isBefore(from), "to", "must not lie before from")
        .unless(!tooLong, "to", "must lie at most 400 days after from when asked by day")
        .refuse();
    return Span.between(from, to);
  }

  /** The days of the institution's zone that the span touches, cut to the span. */
  private List<Span> days(Span span) {
    var days = new ArrayList<Span>();
    var day = LocalDate.ofInstant(span.start(), institution.zone());
    for (var begin = span.from(); begin < span.to(); day = day.plusDays(1)) {
      var midnight = day.plusDays(1).atStartOfDay(institution.zone()).toEpochSecond();
      days.add(new Span(begin, Math.min(midnight, span.to())));
      begin = midnight;
    }
    return days;
  }

  private LocalDate date(List<Priced> pieces, Rated rated) {
    return LocalDate.ofInstant(pieces.get(rated.use().span()).span().start(), institution.zone());
  }
}
