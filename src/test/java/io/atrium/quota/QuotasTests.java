package io.atrium.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.TestDepartments;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.Size;
import io.atrium.quota.QuotaSubjects.Holder;
import io.atrium.testing.BothDatabases;
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
@Import(QuotaRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class QuotasTests {

  private static final Amounts ONE = Amounts.of(new Size(2, 1_024, 10));

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private Quotas quotas;
  @Autowired private QuotaQueries queries;
  @Autowired private QuotaCommands commands;
  @Autowired private QuotaAudit audit;
  @Autowired private QuotaRoom.Things things;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestDepartments departments;
  @Autowired private ApplicationEventPublisher events;

  private String institution;
  private String physics;
  private String optics;

  @BeforeEach
  void plantATree() {
    institution = departments.institution();
    physics = departments.department("Physics");
    optics = departments.below(physics, "Optics");
  }

  @Test
  void rule1CountsAHoldInEveryScopeUpToTheInstitution() {
    var before = queries.of(institution).of(QuotaMeter.VCPUS).held();

    hold("ada", optics, ONE);

    assertThat(held(optics, QuotaMeter.VCPUS)).isEqualTo(2);
    assertThat(held(physics, QuotaMeter.MEMORY_MIB)).isEqualTo(1_024);
    assertThat(held(institution, QuotaMeter.VCPUS)).isEqualTo(before + 2);
    assertThat(queries.ofPerson(optics, "ada").of(QuotaMeter.DISK_GIB).held()).isEqualTo(10);
  }

  @Test
  void rule2NamesEveryShortfallAtOnceAndHoldsNothing() {
    limit(physics, new QuotaLimits(5L, 1L, 512L, null, 5L, 0L));
    limit(optics, new QuotaLimits(0L, 4L, null, null, 5L, 0L));

    var refusal = catchThrowableOfType(QuotaExceeded.class, () -> hold("ada", optics, ONE));

    assertThat(refusal.shortfalls())
        .extracting(each -> each.scopeName() + " " + each.meter().word())
        .containsExactlyInAnyOrder("Optics instances", "Physics vcpus", "Physics memoryMib");
    assertThat(refusal.sentence())
        .contains("Physics may have 1 vCPU: 0 used, 0 held, 2 asked for")
        .contains("Physics may have 512 MiB of memory: 0 used, 0 held, 1024 asked for")
        .contains("Optics may have 0 instances: 0 used, 0 held, 1 asked for");
    assertThat(held(optics, QuotaMeter.VCPUS)).isZero();
    assertThat(queries.ofPerson(optics, "ada").of(QuotaMeter.INSTANCES).held()).isZero();
  }

  @Test
  void rule3TurnsHeldIntoUsedOnceHoweverOftenItIsTold() {
    var subject = hold("ada", optics, ONE);

    commit(subject);
    commit(subject);

    assertThat(queries.of(physics).of(QuotaMeter.VCPUS)).isEqualTo(new Counter(400L, 2, 0));
  }

  @Test
  void rule3GivesBackExactlyOnceWhatIsHeldOrUsed() {
    var held = hold("ada", optics, ONE);
    var used = hold("ada", optics, ONE);
    commit(used);

    release(held);
    release(used);
    release(used);

    assertThat(queries.of(physics).of(QuotaMeter.VCPUS)).isEqualTo(new Counter(400L, 0, 0));
  }

  @Test
  void rule3GrantsNothingNewBelowWhatIsUsedButTakesNothingAway() {
    var subject = hold("ada", physics, ONE);
    commit(subject);

    limit(physics, new QuotaLimits(0L, 0L, 0L, 0L, 0L, 0L));

    assertThatExceptionOfType(QuotaExceeded.class).isThrownBy(() -> hold("bob", physics, ONE));
    var counter = queries.of(physics).of(QuotaMeter.VCPUS);
    assertThat(counter).isEqualTo(new Counter(0L, 2, 0));
    assertThat(counter.left()).isZero();
    release(subject);
    assertThat(queries.of(physics).of(QuotaMeter.VCPUS).used()).isZero();
  }

  @Test
  void countsWhatIsHeldUnderTheNewParentsOfAMovedDepartment() {
    var chemistry = departments.department("Chemistry");
    limit(chemistry, new QuotaLimits(0L, 0L, 0L, 0L, 0L, 0L));
    var held = hold("ada", optics, ONE);
    var used = hold("ada", optics, ONE);
    commit(used);

    transaction.executeWithoutResult(_ -> departments.move(optics, chemistry, events));

    assertThat(queries.of(physics).of(QuotaMeter.VCPUS)).isEqualTo(new Counter(400L, 0, 0));
    assertThat(queries.of(chemistry).of(QuotaMeter.VCPUS)).isEqualTo(new Counter(0L, 2, 2));
    release(held);
    release(used);
    assertThat(queries.of(chemistry).of(QuotaMeter.VCPUS)).isEqualTo(new Counter(0L, 0, 0));
    assertThat(queries.of(optics).of(QuotaMeter.VCPUS)).isEqualTo(new Counter(400L, 0, 0));
  }

  @Test
  void takesPartOnlyInATransactionOfTheCaller() {
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> quotas.hold(new Hold("i-1", "op-1", physics, "ada", ONE)));
  }

  @Test
  void forgetsAHoldWhoseTransactionRollsBack() {
    transaction.executeWithoutResult(status -> {
      quotas.hold(new Hold("i-lost", "op-lost", physics, "ada", ONE));
      status.setRollbackOnly();
    });

    assertThat(held(physics, QuotaMeter.INSTANCES)).isZero();
  }

  @Test
  void tellsTheTightestLimitOnTheWayUp() {
    limit(physics, new QuotaLimits(3L, null, null, null, null, null));
    limit(optics, new QuotaLimits(10L, null, null, null, null, null));
    hold("ada", physics, ONE);

    var room = queries.room(optics, "ada");

    assertThat(room).containsExactly(new Room(QuotaMeter.INSTANCES, "Physics", 3, 2, null));
  }

  @Test
  void refusesNegativeLimitsAllAtOnce() {
    var refusal =
        catchThrowableOfType(
            InvalidRequest.class,
            () -> limit(physics, new QuotaLimits(-1L, -2L, 1L, null, null, null)));

    assertThat(refusal.faults()).hasSize(2);
  }

  @Test
  void rule4RecountsFromTheThingsThemselves() {
    var subject = hold("ada", optics, ONE);
    things.there.put(new Holder(optics, "ada"), ONE);
    assertThat(audit.difference()).noneMatch(each -> each.scopeId().startsWith(optics));

    release(subject);

    assertThat(audit.difference())
        .contains(new QuotaAudit.Difference(optics, QuotaMeter.VCPUS, 0, 2))
        .contains(new QuotaAudit.Difference(physics, QuotaMeter.INSTANCES, 0, 1));
  }

  private String hold(String person, String department, Amounts amounts) {
    var number = NUMBERS.incrementAndGet();
    transaction.executeWithoutResult(
        _ -> quotas.hold(new Hold("i-" + number, "op-" + number, department, person, amounts)));
    return "i-" + number;
  }

  private void commit(String subject) {
    transaction.executeWithoutResult(_ -> quotas.commit(subject));
  }

  private void release(String subject) {
    transaction.executeWithoutResult(_ -> quotas.release(subject));
  }

  private void limit(String department, QuotaLimits limits) {
    commands.set(Actor.portal(), department, limits, null);
  }

  private long held(String department, QuotaMeter meter) {
    return queries.of(department).of(meter).held();
  }
}
