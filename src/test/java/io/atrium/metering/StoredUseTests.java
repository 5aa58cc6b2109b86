package io.atrium.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.catalogue.ImageKept;
import io.atrium.instances.Billable;
import io.atrium.kernel.Kind;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@DataJpaTest
@BothDatabases
@Import(MeteringRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class StoredUseTests {

  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private static final List<Meter> STORED =
      Meter.allocated().stream().filter(Meter::stored).toList();

  @Autowired private UsageQueries queries;
  @Autowired private Recount recount;
  @Autowired private UsageRecorder recorder;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock clock;

  private String department;
  private TestFacts life;

  @BeforeEach
  void begin() {
    clock.set(NOON);
    department = "dep-stored-" + NUMBERS.incrementAndGet();
    life = new TestFacts(department, "h-of-nothing-stored");
  }

  @Test
  void countsAnImageUntilNowBecauseItLiesWhereThePortalAlwaysSeesIt() {
    tell(new ImageKept("img-" + department, 1, department, "ada", "web", Kind.VM, 5, second(0)));
    clock.set(second(100));

    assertThat(used(Meter.IMAGE, second(1_000))).isEqualTo(100);
    assertThat(queries.history("img-" + department))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.name()).isEqualTo("web");
          assertThat(each.provenUntil()).isEqualTo(second(100));
          assertThat(each.unproven()).isFalse();
          assertThat(each.traits().hostId()).isNull();
        });
  }

  @Test
  void countsWhatGoesOnNoFurtherThanTheEndOfTheSpan() {
    tell(life.stored(Meter.IMAGE, 7, second(0)));
    clock.set(second(5_000));

    assertThat(used(Meter.IMAGE, second(60))).isEqualTo(7 * 60);
    assertThat(queries.unproven(department, until(second(60)))).isFalse();
    assertThat(queries.provenUntil(department, until(second(60)))).contains(second(5_000));
  }

  @Test
  void waitsForTheEndOfTheMonthBeforeWhatGoesOnIsProvenToIt() {
    tell(life.stored(Meter.IMAGE, 7, second(0)));
    clock.set(second(59));

    assertThat(queries.unproven(department, until(second(60)))).isTrue();
  }

  @Test
  void chargesADeletedImageUntilThatSecondOnly() {
    var image = "img-" + department;
    tell(new ImageKept(image, 1, department, "ada", "web", Kind.VM, 5 << 20, second(0)));
    tell(new ImageKept(image, 2, department, "ada", "web", Kind.VM, 0, second(10)));
    clock.set(second(1_000));

    assertThat(used(Meter.IMAGE, second(1_000))).isEqualTo(5 * 10);
  }

  @Test
  void chargesADeletedVolumeNotForEver() {
    tell(life.stored(Meter.VOLUME, 1_024, second(0)));
    tell(life.stored(Meter.VOLUME, 0, second(30)));

    clock.set(NOON.plusSeconds(400L * 86_400));

    assertThat(used(Meter.VOLUME, clock.instant())).isEqualTo(1_024 * 30);
    assertThat(queries.unproven(department, until(clock.instant()))).isFalse();
  }

  @Test
  void stopsSnapshotsAddressesAndVolumesOfDeletedInstances() {
    var machine = new TestFacts(department, "h-stored");
    send(machine.now(Billable.FULL, second(0)));
    for (var meter : STORED) {
      var kept = new TestFacts(department, "h-stored");
      tell(kept.stored(meter, 10, second(0)));
      tell(kept.stored(meter, 0, second(20)));
    }
    send(machine.now(Billable.NOTHING, second(20)));
    clock.set(second(86_400));

    assertThat(used(Meter.ADDRESS, clock.instant())).isEqualTo(20);
    assertThat(STORED).allMatch(each -> used(each, clock.instant()) == 10 * 20);
  }

  @Test
  void chargesEachDepartmentForItsSecondsWhereTheDepartmentChangesMidHour() {
    var other = department + "-other";
    tell(life.stored(Meter.IMAGE, 3, second(0)));
    tell(life.paidBy(other).stored(Meter.IMAGE, 3, second(1_800)));
    clock.set(second(3_600));

    assertThat(used(Meter.IMAGE, second(3_600))).isEqualTo(3 * 1_800);
    department = other;
    assertThat(used(Meter.IMAGE, second(3_600))).isEqualTo(3 * 1_800);
  }

  @Test
  void changesNothingWhenTheSameIsToldAgain() {
    var kept = life.stored(Meter.SNAPSHOT, 3, second(0));
    tell(kept);
    tell(kept);
    tell(life.stored(Meter.SNAPSHOT, 0, second(10)));
    tell(kept);
    clock.set(second(100));

    assertThat(used(Meter.SNAPSHOT, second(100))).isEqualTo(3 * 10);
  }

  @Test
  void recountsFromTheFactsWhatWasCountedWhenTheyCame() {
    var span = until(second(600));
    for (var meter : STORED) {
      var kept = new TestFacts(department, "h-stored");
      tell(kept.stored(meter, 10, second(0)));
      tell(kept.stored(meter, 4, second(20)));
    }
    clock.set(second(700));

    for (var again :
        List.of(recount.proven(department, span), recount.asFarAsProven(department, span))) {
      assertThat(again)
          .filteredOn(each -> each.meter() == Meter.ARCHIVE)
          .extracting(each -> each.units() * each.proven(span).seconds())
          .containsExactly(10L * 20, 4L * 580);
      assertThat(again).hasSize(2 * STORED.size());
    }
  }

  @Test
  void tellsWhoAddedWhatIsStillStored() {
    var gone = new TestFacts(department, "h-stored").ownedBy("bob");
    tell(gone.stored(Meter.VOLUME, 10, second(0)));
    tell(gone.stored(Meter.VOLUME, 0, second(20)));
    tell(life.ownedBy("eve").stored(Meter.IMAGE, 3, second(0)));
    send(new TestFacts(department, "h-stored").now(Billable.FULL, second(0)));

    assertThat(queries.storedBy(Set.of(department), second(20), 9))
        .containsExactly(Map.entry(life.instanceId, "eve"));
    assertThat(queries.storedBy(Set.of(department), second(19), 9)).hasSize(2);
    assertThat(queries.storedBy(Set.of(department), second(19), 1)).hasSize(1);
    assertThat(queries.storedBy(Set.of(), second(0), 9)).isEmpty();
  }

  @Test
  void takesPartOnlyInTheTransactionThatKeepsTheImage() {
    var kept = new ImageKept("img-x", 1, department, "", "web", Kind.VM, 5, second(0));

    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> events.publishEvent(kept));
  }

  private void tell(Fact fact) {
    transaction.executeWithoutResult(_ -> recorder.take(fact));
  }

  private void tell(ImageKept kept) {
    send(kept);
  }

  private void send(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private long used(Meter meter, Instant until) {
    return queries
        .sum(new UsageFilter(Set.of(department), null), List.of(until(until)), false)
        .stream()
        .filter(each -> each.meter() == meter)
        .mapToLong(each -> each.unitSeconds().longValueExact())
        .sum();
  }

  private static Span until(Instant end) {
    return Span.between(NOON.minusSeconds(3_600), end);
  }

  private static Instant second(long second) {
    return NOON.plusSeconds(second);
  }
}
