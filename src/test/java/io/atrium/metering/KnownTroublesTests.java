package io.atrium.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.instances.Billable;
import io.atrium.instances.BillableChanged;
import io.atrium.instances.HostConfirmed;
import io.atrium.instances.HostUnseen;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What went wrong in the metering of others, and must not here. */
@DataJpaTest
@BothDatabases
@Import(MeteringRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class KnownTroublesTests {

  private static final Instant BEGIN = Instant.parse("2026-10-25T00:00:00Z");

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private UsageQueries queries;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;

  private TestFacts life;
  private String host;

  @BeforeEach
  void begin() {
    clock.set(BEGIN);
    host = "h-trouble-" + NUMBERS.incrementAndGet();
    life = new TestFacts("dep-trouble-" + NUMBERS.get(), host);
  }

  @Test
  void chargesAStartWithoutAStopNoFurtherThanItsLostHostWasSeen() {
    tell(life.now(Billable.FULL, second(0)));
    send(new HostConfirmed(host, second(60), Set.of(life.instanceId)));
    send(new HostUnseen(host, second(90)));

    clock.set(BEGIN.plusSeconds(40L * 86_400));

    assertThat(vcpuSeconds(until(clock.instant()))).isEqualTo(2 * 60);
  }

  @Test
  void countsARebuiltMachineOnceAlsoInTheSecondInWhichItIsMadeAnew() {
    tell(life.now(Billable.FULL, second(0)));
    tell(life.now(Billable.NOTHING, second(100)));
    tell(life.now(Billable.FULL, second(100)));
    tell(life.now(Billable.NOTHING, second(150)));

    assertThat(vcpuSeconds(until(second(1_000)))).isEqualTo(2 * 150);
    assertThat(queries.history(life.instanceId))
        .filteredOn(each -> each.meter() == Meter.VCPU)
        .hasSize(2);
  }

  @Test
  void addsNothingAgainHoweverOftenUseIsSummedUpFromTheBeginning() {
    tell(life.now(Billable.FULL, second(0)));
    tell(life.now(Billable.NOTHING, second(2 * 86_400)));
    var before = rows();

    var everyDay = new ArrayList<Long>();
    for (int day = 1; day <= 4; day++) {
      clock.set(BEGIN.plusSeconds(86_400L * day));
      everyDay.add(vcpuSeconds(until(clock.instant())));
    }

    assertThat(everyDay).containsExactly(172_800L, 345_600L, 345_600L, 345_600L);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void makesNothingNegativeAndNothingReorderedWhenTheClockStepsBack() {
    tell(life.now(Billable.FULL, second(600)));
    clock.set(BEGIN.minusSeconds(86_400));
    tell(life.now(Billable.STORAGE, second(300)));
    tell(life.now(Billable.FULL, second(200)));
    tell(life.now(Billable.NOTHING, second(700)));

    var history =
        queries.history(life.instanceId).stream().filter(each -> !each.replaced()).toList();
    assertThat(history)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.to()).isAfter(each.from()))
        .allSatisfy(each -> assertThat(each.from()).isAfterOrEqualTo(second(600)));
    assertThat(vcpuSeconds(until(second(1_000)))).isEqualTo(2 * 100);
  }

  @Test
  void sumsUpTheSameInWhateverZoneAReportIsCut() {
    tell(life.now(Billable.FULL, second(0)));
    tell(life.now(Billable.NOTHING, second(3 * 86_400)));

    for (var zone : List.of("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC")) {
      var days = days(ZoneId.of(zone));
      var sums = queries.sum(UsageFilter.instances(Set.of(life.instanceId)), days, true);

      assertThat(vcpuSeconds(sums)).as(zone).isEqualTo(2 * 3 * 86_400);
    }
  }

  @Test
  void aDayOf25HoursIsChargedForTheHoursThatPassed() {
    var zone = ZoneId.of("Europe/Berlin");
    tell(life.now(Billable.FULL, BEGIN.minusSeconds(86_400)));
    tell(life.now(Billable.NOTHING, second(3 * 86_400)));

    var autumn = dayOf(ZonedDateTime.of(2026, 10, 25, 0, 0, 0, 0, zone));

    assertThat(vcpuSeconds(autumn)).isEqualTo(2 * 25 * 3_600);
  }

  @Test
  void aDayOf23HoursIsChargedForTheHoursThatPassed() {
    var zone = ZoneId.of("Europe/Berlin");
    tell(life.now(Billable.FULL, Instant.parse("2026-03-01T00:00:00Z")));
    tell(life.now(Billable.NOTHING, Instant.parse("2026-04-01T00:00:00Z")));

    var spring = dayOf(ZonedDateTime.of(2026, 3, 29, 0, 0, 0, 0, zone));

    assertThat(vcpuSeconds(spring)).isEqualTo(2 * 23 * 3_600);
  }

  private static List<Span> days(ZoneId zone) {
    var days = new ArrayList<Span>();
    var begin = BEGIN.minusSeconds(86_400).atZone(zone).toLocalDate();
    for (int day = 0; day < 6; day++) {
      days.add(dayOf(begin.plusDays(day).atStartOfDay(zone)));
    }
    return days;
  }

  private static Span dayOf(ZonedDateTime midnight) {
    return Span.between(midnight.toInstant(), midnight.plusDays(1).toInstant());
  }

  private long rows() {
    return jdbc.sql("select count(*) from usage_interval").query(Long.class).single();
  }

  private void tell(BillableChanged change) {
    send(change);
  }

  private void send(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private long vcpuSeconds(Span span) {
    return vcpuSeconds(
        queries.sum(UsageFilter.instances(Set.of(life.instanceId)), List.of(span), true));
  }

  private static long vcpuSeconds(List<Use> uses) {
    return uses.stream()
        .filter(each -> each.meter() == Meter.VCPU)
        .mapToLong(each -> each.unitSeconds().longValueExact())
        .sum();
  }

  private static Span until(Instant end) {
    return Span.between(BEGIN.minusSeconds(86_400), end);
  }

  private static Instant second(long second) {
    return BEGIN.plusSeconds(second);
  }
}
