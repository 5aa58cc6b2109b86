package io.atrium.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.atrium.instances.Billable;
import io.atrium.instances.BillableChanged;
import io.atrium.instances.HostConfirmed;
import io.atrium.instances.HostUnseen;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import io.atrium.testing.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@DataJpaTest
@BothDatabases
@Import(MeteringRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class UsageRecorderTests {

  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private UsageQueries queries;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;

  private TestFacts life;
  private String department;
  private String host;

  @BeforeEach
  void begin() {
    clock.set(NOON);
    host = "h-" + NUMBERS.incrementAndGet();
    department = "dep-" + NUMBERS.get();
    life = new TestFacts(department, host);
  }

  @Test
  void keepsNoStretchOfNothingWhereTheGapIsShorterThanASecond() {
    tell(life.now(Billable.FULL, second(0)));
    tell(life.gap(Billable.STORAGE, second(60), second(60).plusMillis(300)));

    assertThat(
            jdbc.sql(
                    "select count(*) from usage_interval where instance_id = ? and state ="
                        + " 'UNKNOWN'")
                .param(life.instanceId)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void opensAndClosesIntervalsWithTheFactsTheyRestOn() {
    tell(life.now(Billable.FULL, second(0)));
    tell(life.now(Billable.STORAGE, second(60)));
    tell(life.now(Billable.NOTHING, second(90)));

    assertThat(queries.history(life.instanceId))
        .extracting(UsageInterval::meter, UsageInterval::from, UsageInterval::to)
        .containsExactlyInAnyOrder(
            tuple(Meter.VCPU, second(0), second(60)),
            tuple(Meter.MEMORY, second(0), second(60)),
            tuple(Meter.ADDRESS, second(0), second(60)),
            tuple(Meter.DISK, second(0), second(90)));
    assertThat(unitSeconds(Meter.VCPU)).isEqualTo(120);
  }

  @Test
  void takesPartOnlyInTheTransactionOfTheObservation() {
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> events.publishEvent(life.now(Billable.FULL, second(0))));
  }

  @Test
  void forgetsTheFactWhenTheObservationIsRolledBack() {
    transaction.executeWithoutResult(status -> {
      events.publishEvent(life.now(Billable.FULL, second(0)));
      status.setRollbackOnly();
    });

    assertThat(queries.history(life.instanceId)).isEmpty();
  }

  @Test
  void changesNothingWhenTheSameStartIsToldAgain() {
    var start = life.now(Billable.FULL, second(0));
    tell(start);
    tell(start);
    tell(life.now(Billable.NOTHING, second(10)));
    tell(start);

    assertThat(unitSeconds(Meter.VCPU)).isEqualTo(20);
  }

  @Test
  void letsTheDatabaseRefuseASecondOpenInterval() {
    tell(life.now(Billable.FULL, second(0)));

    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() ->
            jdbc.sql(
                    """
                    insert into usage_interval
                    select instance_id, meter, sequence, from_second + 1, 2, state, replaced,
                      to_second, open_marker, quantity, department_id, owner_id, name, kind,
                      environment, offering_id, host_id, doubted_second, changed_second
                    from usage_interval where instance_id = ? and meter = 'vcpu'\
                    """)
                .param(life.instanceId)
                .update());
  }

  @Test
  void countsAnOpenIntervalAsFarAsItsHostWasSeen() {
    tell(life.now(Billable.FULL, second(0)));
    clock.set(second(100));
    assertThat(unitSeconds(Meter.VCPU)).isZero();

    confirm(second(60), life.instanceId);

    assertThat(unitSeconds(Meter.VCPU)).isEqualTo(60 * 2);
    assertThat(unproven(Meter.VCPU)).isZero();
  }

  @Test
  void showsWhatIsUnprovenWhileTheHostCannotBeSeenAndChargesItOnceItIsProven() {
    tell(life.now(Billable.FULL, second(0)));
    confirm(second(60), life.instanceId);
    send(new HostUnseen(host, second(60)));
    clock.set(second(100));
    assertThat(unitSeconds(Meter.VCPU)).isEqualTo(120);
    assertThat(unproven(Meter.VCPU)).isEqualTo(80);

    confirm(second(120), life.instanceId);

    assertThat(unitSeconds(Meter.VCPU)).isEqualTo(240);
    assertThat(unproven(Meter.VCPU)).isZero();
  }

  @Test
  void chargesNoFurtherWhatASweepDidNotFindUntilItIsSeenAgain() {
    tell(life.now(Billable.FULL, second(0)));
    confirm(second(60), life.instanceId);
    confirm(second(120));
    clock.set(second(130));
    assertThat(unitSeconds(Meter.VCPU)).isEqualTo(120);
    assertThat(unproven(Meter.VCPU)).isEqualTo(140);
    assertThat(unitSeconds(Meter.DISK)).isEqualTo(1_200);

    confirm(second(180), life.instanceId);

    assertThat(unitSeconds(Meter.VCPU)).isEqualTo(360);
  }

  @Test
  void showsAGapOfExactlyTheLengthThatNobodyKnows() {
    tell(life.now(Billable.FULL, second(0)));
    tell(life.gap(Billable.STORAGE, second(60), second(600)));

    assertThat(queries.intervals(UsageFilter.instances(Set.of(life.instanceId)), day()))
        .filteredOn(each -> !each.counted() && each.meter() == Meter.VCPU)
        .singleElement()
        .satisfies(gap -> assertThat(gap.to()).isEqualTo(gap.from().plusSeconds(540)));
    assertThat(unitSeconds(Meter.VCPU)).isEqualTo(120);
  }

  @Test
  void withdrawsTheGapWhereTheMachineIsFoundAgainAndProvesIt() {
    tell(life.now(Billable.FULL, second(0)));
    tell(life.gap(Billable.NOTHING, second(31), second(39)));
    tell(life.now(Billable.FULL, second(31)));
    tell(life.now(Billable.NOTHING, second(60)));

    assertThat(queries.intervals(UsageFilter.instances(Set.of(life.instanceId)), day()))
        .allMatch(UsageInterval::counted);
    assertThat(unitSeconds(Meter.VCPU)).isEqualTo(60 * 2);
    assertThat(queries.history(life.instanceId))
        .filteredOn(each -> !each.counted())
        .hasSize(Meter.ofMachines().size())
        .allMatch(UsageInterval::replaced);
  }

  @Test
  void showsNothingOfWhatLastedForNoSecond() {
    tell(life.now(Billable.FULL, second(0)));
    tell(life.now(Billable.NOTHING, second(0)));

    assertThat(queries.history(life.instanceId)).isEmpty();
    assertThat(queries.intervals(UsageFilter.instances(Set.of(life.instanceId)), day())).isEmpty();
  }

  @Test
  void keepsWhatALateFactReplacedAsAnEarlierRevision() {
    var start = life.now(Billable.FULL, second(0));
    var stop = life.now(Billable.NOTHING, second(30));
    var again = life.now(Billable.FULL, second(50));
    tell(start);
    tell(again);
    assertThat(queries.history(life.instanceId)).hasSize(4);

    tell(stop);
    tell(life.now(Billable.NOTHING, second(60)));

    assertThat(unitSeconds(Meter.VCPU)).isEqualTo((30 + 10) * 2);
    assertThat(queries.history(life.instanceId))
        .filteredOn(UsageInterval::replaced)
        .hasSize(4)
        .allMatch(each -> each.revision() == 1);
  }

  @Test
  void endsTheSameInWhateverOrderAndHoweverOftenFactsArrive() {
    Seeds.tryOut(
        25,
        random -> {
          var changes = randomChanges(random);
          var expected = expected(changes);
          var muddled = new ArrayList<>(changes);
          muddled.addAll(changes.subList(0, random.nextInt(changes.size() + 1)));
          Collections.shuffle(muddled, new Random(random.nextLong()));

          muddled.forEach(this::tell);

          for (var meter : Meter.ofMachines()) {
            assertThat(unitSeconds(meter)).isEqualTo(expected.get(meter));
          }
        });
  }

  private List<BillableChanged> randomChanges(RandomGenerator random) {
    life = new TestFacts(department, host);
    var changes = new ArrayList<BillableChanged>();
    var states = Billable.values();
    long at = 0;
    for (int i = 0; i < random.nextInt(1, 8); i++) {
      at = Math.clamp(at + random.nextInt(-8, 20), 0, 99);
      var observed = second(at + Math.max(0, random.nextInt(-20, 10)));
      changes.add(life.gap(states[random.nextInt(states.length)], second(at), observed));
    }
    changes.add(life.now(Billable.NOTHING, second(100)));
    return changes;
  }

  private static Map<Meter, Long> expected(List<BillableChanged> changes) {
    var sums = new HashMap<Meter, Long>();
    for (var meter : Meter.ofMachines()) {
      sums.put(meter, 0L);
    }
    var slices = Timeline.of(changes.stream().map(Fact::of).toList());
    for (var slice : slices.stream().filter(Slice::counted).toList()) {
      sums.merge(slice.meter(), slice.units() * (slice.to() - slice.from()), Long::sum);
    }
    return sums;
  }

  private void tell(BillableChanged change) {
    send(change);
  }

  private void confirm(Instant at, String... running) {
    send(new HostConfirmed(host, at, Set.of(running)));
  }

  private void send(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private long unitSeconds(Meter meter) {
    return sum().stream()
        .filter(each -> each.meter() == meter)
        .mapToLong(each -> each.unitSeconds().longValueExact())
        .sum();
  }

  private long unproven(Meter meter) {
    return sum().stream()
        .filter(each -> each.meter() == meter)
        .mapToLong(each -> each.unproven().longValueExact())
        .sum();
  }

  private List<Use> sum() {
    return queries.sum(UsageFilter.instances(Set.of(life.instanceId)), List.of(day()), true);
  }

  private static Span day() {
    return Span.between(NOON.minusSeconds(3_600), NOON.plusSeconds(86_400));
  }

  private static Instant second(long second) {
    return NOON.plusSeconds(second);
  }
}
