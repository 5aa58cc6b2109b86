package io.atrium.costs;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.instances.InstanceQueries;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import io.atrium.metering.Reading;
import io.atrium.metering.Span;
import io.atrium.metering.UsageFilter;
import io.atrium.metering.UsageQueries;
import io.atrium.metering.Use;
import io.atrium.pricing.Periods;
import io.atrium.pricing.Rates;
import io.atrium.pricing.Rates.Rated;
import io.atrium.pricing.rating.Exact;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an instance consumed today and this month, as its host counts it, for everybody who may see
 * the instance. What the host cannot tell is unknown and not nothing.
 */
@Service
public class InstanceConsumption {

  private final UsageQueries usage;

  private final InstanceQueries instances;

  private final Rates rates;

  private final Periods periods;

  private final Institution institution;

  private final Clock clock;

  InstanceConsumption(
      UsageQueries usage,
      InstanceQueries instances,
      Rates rates,
      Periods periods,
      Institution institution,
      Clock clock) {
    this.usage = usage;
    this.instances = instances;
    this.rates = rates;
    this.periods = periods;
    this.institution = institution;
    this.clock = clock;
  }

  /** One for each meter of what is consumed, always in the same order. */
  @Transactional(readOnly = true)
  public Consumed of(Actor actor, String instanceId) {
    var department = usage.departmentOf(instanceId);
    if (department.isPresent()) {
      actor.require(Permission.VIEW, department.get(), "instance");
    } else {
      instances.instance(actor, instanceId);
    }
    var last = usage.lastReading(instanceId).orElse(null);
    var filter = UsageFilter.instances(Set.of(instanceId)).with(Set.of(Meter.values()));
    var sums = usage.sum(filter, List.of(today(), periods.span(periods.current())), false);
    var costs = costs(filter);
    return new Consumed(
        last == null ? null : Instant.ofEpochMilli(last.takenMillis()),
        Meter.ofConsumption().stream()
            .map(meter ->
                new Amount(
                    meter, sum(sums, meter, 0, last), sum(sums, meter, 1, last), costs.get(meter)))
            .toList());
  }

  /** What it comes to this month, of each meter that has a price. */
  private Map<Meter, Money> costs(UsageFilter filter) {
    var digits = institution.currency().getDefaultFractionDigits();
    return rates.rate(filter, periods.span(periods.current()), false).stream()
        .filter(each -> each.use().meter().consumed())
        .collect(
            Collectors.groupingBy(
                each -> each.use().meter(),
                Collectors.reducing(Exact.ZERO, Rated::cost, Exact::plus)))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> new Money(each.getValue().rounded(digits), institution.currency())));
  }

  private Span today() {
    var now = clock.instant();
    var day = now.atZone(institution.zone()).toLocalDate();
    return Span.between(
        day.atStartOfDay(institution.zone()).toInstant(),
        day.plusDays(1).atStartOfDay(institution.zone()).toInstant());
  }

  private static @Nullable BigInteger sum(
      List<Use> sums, Meter meter, int span, @Nullable Reading last) {
    var some =
        sums.stream()
            .filter(each -> each.meter() == meter && each.span() == span)
            .map(Use::unitSeconds)
            .reduce(BigInteger.ZERO, BigInteger::add);
    var known = last != null && last.values().of(meter) != null;
    return known || some.signum() > 0 ? some : null;
  }

  /**
   * What an instance consumed.
   *
   * @param readAt when its counters last told something new; null when they were never read
   */
  public record Consumed(@Nullable Instant readAt, List<Amount> amounts) {

    public Consumed {
      amounts = List.copyOf(amounts);
    }
  }

  /**
   * How much of one meter; null where its host cannot tell.
   *
   * @param cost of the month, before what is free; null where it has no price or nothing is known
   */
  public record Amount(
      Meter meter, @Nullable BigInteger today, @Nullable BigInteger month, @Nullable Money cost) {}
}
