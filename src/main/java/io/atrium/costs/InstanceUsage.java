package io.atrium.costs;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.instances.InstanceQueries;
import io.atrium.metering.Correction;
import io.atrium.metering.Span;
import io.atrium.metering.UsageInterval;
import io.atrium.metering.UsageQueries;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.rating.PriceBasis;
import io.atrium.pricing.rating.PriceBook.Priced;
import io.atrium.pricing.rating.Rating;
import io.atrium.pricing.rating.UnitPrice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The recorded use of one instance, for everybody who may see it, even when it is long gone. */
@Service
public class InstanceUsage {

  private static final int DIGITS = 6;

  private final UsageQueries usage;

  private final InstanceQueries instances;

  private final PriceQueries prices;

  InstanceUsage(UsageQueries usage, InstanceQueries instances, PriceQueries prices) {
    this.usage = usage;
    this.instances = instances;
    this.prices = prices;
  }

  /** Every interval, the earliest first, with gaps and with what late facts replaced. */
  @Transactional(readOnly = true)
  public List<UsageInterval> intervals(Actor actor, String instanceId) {
    mayRead(actor, instanceId);
    return usage.history(instanceId);
  }

  private void mayRead(Actor actor, String instanceId) {
    var department = usage.departmentOf(instanceId);
    if (department.isPresent()) {
      actor.require(Permission.VIEW, department.get(), "instance");
    } else {
      instances.instance(actor, instanceId);
    }
  }

  /** By how much facts changed what had been counted when they were learnt, the earliest first. */
  @Transactional(readOnly = true)
  public List<Correction> corrections(Actor actor, String instanceId) {
    mayRead(actor, instanceId);
    return usage.corrections(instanceId);
  }

  /** The same, cut where prices change, each with its price and what it costs. */
  @Transactional(readOnly = true)
  public List<Charge> charges(Actor actor, String instanceId) {
    return intervals(actor, instanceId).stream().flatMap(this::charges).toList();
  }

  /** Whether anything is charged for it from now on, unless something happens. */
  @Transactional(readOnly = true)
  public boolean counting(Actor actor, String instanceId) {
    return intervals(actor, instanceId).stream()
        .anyMatch(each -> each.to() == null && each.counted() && !each.replaced());
  }

  private Stream<Charge> charges(UsageInterval interval) {
    if (!interval.counted() || interval.replaced()) {
      var to = interval.to();
      var span = to == null ? null : Span.between(interval.from(), to);
      return Stream.of(new Charge(interval, span, to == null, null, null));
    }
    var span = Span.between(interval.from(), interval.provenUntil());
    var pieces =
        interval.meter().consumed()
            ? List.of(new Priced(span, prices.book().at(interval.from())))
            : prices.book().cut(span);
    return pieces.stream().map(each -> charge(interval, each));
  }

  private static Charge charge(UsageInterval interval, Priced piece) {
    var perHour =
        piece
            .version()
            .price(interval.meter(), PriceBasis.of(interval.traits()))
            .map(UnitPrice::charged)
            .orElse(null);
    var open =
        interval.to() == null && piece.span().to() == interval.provenUntil().getEpochSecond();
    return new Charge(
        interval,
        piece.span(),
        open,
        perHour,
        perHour == null ? null : amount(interval, piece, perHour));
  }

  private static BigDecimal amount(UsageInterval interval, Priced piece, BigDecimal price) {
    var units = BigInteger.valueOf(interval.units());
    var used =
        interval.meter().consumed()
            ? units
            : units.multiply(BigInteger.valueOf(piece.span().seconds()));
    return Rating.amount(used, interval.meter(), price).rounded(DIGITS);
  }
}
