package io.atrium.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.atrium.instances.Billable;
import io.atrium.instances.CountersRead;
import io.atrium.instances.CountersRead.Counted;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import io.atrium.testing.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

@DataJpaTest
@BothDatabases
@Import(MeteringRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class CounterRecorderTests {

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
    host = "h-c" + NUMBERS.incrementAndGet();
    department = "dep-c" + NUMBERS.get();
    life = new TestFacts(department, host);
    tell();
  }

  @Test
  void countsWhatACounterGrewBy() {
    read(60, "run-1", 100L);
    read(120, "run-1", 250L);

    assertThat(cpuTime()).isEqualTo(250);
  }

  @Test
  void countsTheSameReadingOnce() {
    read(60, "run-1", 100L);
    read(60, "run-1", 100L);
    read(120, "run-1", 100L);

    assertThat(cpuTime()).isEqualTo(100);
    assertThat(queries.consumption(life.instanceId)).hasSize(1);
  }

  @Test
  void countsANewRunFromNothingAndKeepsWhatWasBefore() {
    read(60, "run-1", 100L);
    read(120, "run-2", 130L);

    assertThat(cpuTime()).isEqualTo(230);
  }

  @Test
  void countsACounterThatFellFromNothing() {
    read(60, "run-1", 100L);
    read(120, "run-1", 30L);

    assertThat(cpuTime()).isEqualTo(130);
  }

  @Test
  void ignoresAReadingThatCameTooLateWhateverRunItIsOf() {
    read(60, "run-1", 100L);
    read(180, "run-2", 50L);
    read(120, "run-1", 150L);
    read(170, "run-2", 40L);

    assertThat(cpuTime()).isEqualTo(150);
  }

  @Test
  void keepsUnknownWhatTheHostCannotTell() {
    send(60, new Counted(life.instanceId, "run-1", 100L, null, 7L, null, null));

    var amounts = queries.consumption(life.instanceId).getFirst().amounts();
    assertThat(amounts).isEqualTo(new Amounts(100L, null, 7L, null, null));
    assertThat(queries.lastReading(life.instanceId))
        .hasValueSatisfying(last -> assertThat(last.values().blockRead()).isNull());
  }

  @Test
  void countsNothingTwiceWhereAHostDoesNotTellForOnce() {
    read(60, "run-1", 100L);
    read(120, "run-1", null);
    read(180, "run-1", 160L);

    assertThat(cpuTime()).isEqualTo(160);
  }

  @Test
  void writesNothingWhereNothingWasConsumed() {
    read(60, "run-1", 0L);

    assertThat(queries.consumption(life.instanceId)).isEmpty();
  }

  @Test
  void countsInTheHourInWhichItWasReadAndNeverInAMonthThatIsOver() {
    var beforeMidnight = Instant.parse("2026-11-30T22:59:30Z");
    read(60, "run-1", 100L);
    clock.set(beforeMidnight.plusSeconds(31));
    send(beforeMidnight, counted("run-1", 400L));

    assertThat(queries.consumption(life.instanceId))
        .extracting(Consumption::from)
        .containsExactly(
            NOON.getEpochSecond(), Instant.parse("2026-11-30T23:00:00Z").getEpochSecond());
  }

  @Test
  void chargesWhoPaysWhenItIsReadWhereTheDepartmentChangedMidHour() {
    read(60, "run-1", 100L);
    life.paidBy("dep-other");
    tell();
    read(120, "run-1", 130L);

    assertThat(queries.consumption(life.instanceId))
        .extracting(each -> each.traits().departmentId() + " " + each.amounts().cpuTime())
        .containsExactlyInAnyOrder(department + " 100", "dep-other 30");
  }

  @Test
  void ignoresAnInstanceThatNobodyPaysFor() {
    send(60, new Counted("i-unknown" + host, "run-1", 100L, 1L, 1L, 1L, 1L));

    assertThat(queries.consumption("i-unknown" + host)).isEmpty();
    assertThat(queries.lastReading("i-unknown" + host)).isEmpty();
  }

  @Test
  void countsOnceWhatTwoPortalsReadAtOnce() throws Exception {
    try (var portals = Executors.newFixedThreadPool(4)) {
      for (int machine = 0; machine < 10; machine++) {
        life = new TestFacts(department, host);
        tell();
        for (int round = 1; round <= 3; round++) {
          var at = round * 60L;
          var value = round * 1_000L;
          atOnce(portals, () -> read(at, "run-1", value));
          assertThat(cpuTime()).isEqualTo(value);
        }
      }
    }
  }

  @Test
  void sumsUpTheHoursThatBeginInASpanAndTellsThemOneByOne() {
    send(60, new Counted(life.instanceId, "run-1", 100L, 5L, null, 0L, null));
    clock.set(NOON.plusSeconds(3_600));
    send(3_660, new Counted(life.instanceId, "run-1", 150L, 5L, null, 0L, null));
    var filter =
        UsageFilter.instances(Set.of(life.instanceId)).with(Set.of(Meter.CPU_TIME, Meter.VCPU));
    var first = Span.between(NOON, NOON.plusSeconds(3_600));
    var both = Span.between(NOON, NOON.plusSeconds(3_601));

    assertThat(queries.sum(filter, List.of(first, both), true))
        .filteredOn(each -> each.meter().consumed())
        .extracting(each -> each.span() + " " + each.meter().word() + " " + each.unitSeconds())
        .containsExactlyInAnyOrder("0 cpu-time 100", "1 cpu-time 150");
    assertThat(queries.intervals(filter, both))
        .filteredOn(each -> each.meter().consumed())
        .extracting(UsageInterval::units, UsageInterval::from, UsageInterval::provenUntil)
        .containsExactly(
            tuple(100L, NOON, NOON.plusSeconds(3_600)),
            tuple(50L, NOON.plusSeconds(3_600), NOON.plusSeconds(7_200)));
  }

  @Test
  void tellsNothingConsumedToWhomDoesNotAskForIt() {
    read(60, "run-1", 100L);

    var filter = UsageFilter.instances(Set.of(life.instanceId));
    var day = Span.between(NOON, NOON.plusSeconds(86_400));

    assertThat(queries.sum(filter, List.of(day), true)).noneMatch(each -> each.meter().consumed());
    assertThat(queries.intervals(filter, day)).noneMatch(each -> each.meter().consumed());
  }

  @Test
  void equalsAPlainModelWhateverTheOrderTheDoublesAndTheResets() {
    Seeds.tryOut(
        300,
        random -> {
          life = new TestFacts(department, host);
          tell();
          var readings = new ArrayList<Told>();
          // Only in order can a counter that fell be told from an old reading of the same run.
          var muddled = random.nextBoolean();
          long value = 0;
          var run = 1;
          for (int i = 1; i <= random.nextInt(1, 14); i++) {
            if (random.nextInt(4) == 0) {
              run += muddled ? 1 : random.nextInt(2);
              value = 0;
            }
            value += random.nextInt(0, 50);
            readings.add(new Told(i * 60, "run-" + run, value));
          }
          readings.addAll(readings.subList(0, random.nextInt(readings.size())));
          if (muddled) {
            Collections.shuffle(readings, new Random(random.nextLong()));
          }

          readings.forEach(each -> read(each.second, each.run, each.value));

          assertThat(cpuTime()).isEqualTo(model(readings));
        });
  }

  @Test
  void takesASweepOfAThousandInstancesInOneGo() {
    var many = IntStream.range(0, 1_000).mapToObj(_ -> new TestFacts(department, host)).toList();
    transaction.executeWithoutResult(
        _ -> many.forEach(each -> events.publishEvent(each.now(Billable.FULL, NOON))));

    for (long round = 1; round <= 3; round++) {
      var amount = round * 10;
      events.publishEvent(
          new CountersRead(
              host,
              NOON.plusSeconds(round * 60),
              many.stream()
                  .map(each ->
                      new Counted(each.instanceId, "run-1", amount, amount, amount, null, amount))
                  .toList()));
    }

    assertThat(
            jdbc.sql("select sum(cpu_time), count(*) from usage_consumed where host_id = ?")
                .param(host)
                .query((row, _) -> row.getLong(1) + " " + row.getLong(2))
                .single())
        .isEqualTo("30000 1000");
  }

  /** In the order of arrival, only what is newer counts, by how much it grew. */
  private static long model(List<Told> readings) {
    Told last = null;
    long sum = 0;
    for (var each : readings) {
      if (last == null || each.second > last.second) {
        var goesOn = last != null && last.run.equals(each.run) && each.value >= last.value;
        sum += goesOn ? each.value - last.value : each.value;
        last = each;
      }
    }
    return sum;
  }

  private static void atOnce(ExecutorService portals, Runnable deed) throws Exception {
    var ready = new CountDownLatch(4);
    var done = new ArrayList<Future<?>>();
    for (int i = 0; i < 4; i++) {
      done.add(
          portals.submit(() -> {
            ready.countDown();
            ready.await();
            deed.run();
            return true;
          }));
    }
    for (var each : done) {
      each.get();
    }
  }

  private void tell() {
    transaction.executeWithoutResult(
        _ -> events.publishEvent(life.now(Billable.FULL, clock.instant())));
  }

  private void read(long second, String run, @Nullable Long cpuNanos) {
    send(second, counted(run, cpuNanos));
  }

  private Counted counted(String run, @Nullable Long cpuNanos) {
    return new Counted(life.instanceId, run, cpuNanos, null, null, null, null);
  }

  private void send(long second, Counted counted) {
    send(NOON.plusSeconds(second), counted);
  }

  private void send(Instant at, Counted counted) {
    events.publishEvent(new CountersRead(host, at, List.of(counted)));
  }

  private long cpuTime() {
    return queries.consumption(life.instanceId).stream()
        .map(each -> each.amounts().cpuTime())
        .mapToLong(each -> each == null ? 0 : each)
        .sum();
  }

  /** One reading as a host tells it. */
  private record Told(long second, String run, long value) {}
}
