package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.Verb;
import io.atrium.drivers.simulated.SimulatedHost;
import io.atrium.drivers.simulated.SimulatedHosts;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.reconcile.Reconciler;
import io.atrium.instances.reconcile.Sweeper;
import io.atrium.kernel.NotFound;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An instance from order to deletion, on a host that can be broken, with the clock in the test's
 * hand.
 */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "atrium.simulated.build=0s",
      "atrium.simulated.boot=0s",
      "atrium.simulated.shutdown=0s",
      "atrium.simulated.keep=false"
    })
@BothDatabases
class InstanceLifeTests {

  private static final InstanceFilter PAGES =
      new InstanceFilter("page-", null, null, null, null, null, null, null);

  @Autowired private Orders orders;
  @Autowired private InstanceCommands commands;
  @Autowired private InstanceQueries queries;
  @Autowired private Reconciler reconciler;
  @Autowired private Sweeper sweeper;
  @Autowired private HostQueries hosts;
  @Autowired private SimulatedHosts simulated;
  @Autowired private JdbcClient jdbc;
  @Autowired private MovableClock clock;
  @Autowired private Heard heard;

  private World world;
  private SimulatedHost host;

  @BeforeEach
  void begin() {
    // What earlier tests left half done is done now, on the hosts of those tests.
    clock.advance(Duration.ofHours(1));
    settle();
    world = new World(jdbc, hosts);
    host = simulated.host(world.host0().name());
    heard.changes.clear();
  }

  @Test
  void runsWhatWasOrderedAndCountsItAsUsed() {
    var ordered = order("web");

    assertThat(ordered.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(world.held()).isEqualTo(1);
    settle();

    var running = look(ordered);
    assertThat(running.phase()).isEqualTo(Phase.RUNNING);
    assertThat(running.operation()).isNull();
    assertThat(running.addresses()).isNotEmpty();
    assertThat(world.held()).isZero();
    assertThat(world.used()).isEqualTo(1);
    assertThat(host.runs()).containsExactly(ordered.id());
  }

  @Test
  void whatIsOrderedStaysOnTheHostThatWasClaimedForIt() {
    var ordered = order("placed");

    assertThat(look(ordered).hostId()).isEqualTo(ordered.hostId()).isEqualTo(world.host0().id());
  }

  @Test
  void stopsStartsRestartsAndDeletesAndGivesEverythingBack() {
    var id = running("life").id();

    commands.stop(world.member(), id);
    settle();
    assertThat(look(id).phase()).isEqualTo(Phase.STOPPED);
    commands.start(world.member(), id);
    settle();
    commands.reboot(world.member(), id);
    settle();
    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    commands.delete(world.member(), id);
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.DELETED);
    assertThat(host.holds()).isEmpty();
    assertThat(world.claimedVcpus()).isZero();
    assertThat(world.used()).isZero();
    assertThat(operations(id)).allMatch(each -> each.status() == OperationStatus.SUCCEEDED);
  }

  @Test
  void tellsMeteringWhatIsUsedFromWhenToWhen() {
    var id = running("metered").id();
    clock.advance(Duration.ofSeconds(90));
    commands.stop(world.member(), id);
    settle();
    clock.advance(Duration.ofSeconds(30));
    commands.delete(world.member(), id);
    settle();

    assertThat(heard.of(id))
        .extracting(BillableChanged::billable)
        .containsExactly(Billable.FULL, Billable.STORAGE, Billable.NOTHING);
    assertThat(Duration.between(heard.of(id).get(0).at(), heard.of(id).get(1).at()))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(Duration.between(heard.of(id).get(1).at(), heard.of(id).get(2).at()))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void adoptsWhatTheHostMadeAlthoughItsAnswerWasLost() {
    host.loseNextAnswer(Verb.CREATE);
    host.loseNextAnswer(Verb.START);
    var id = order("lost").id();
    settleWithin(Duration.ofMinutes(1));

    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(host.holds()).containsExactly(id);
  }

  @Test
  void seesThatSomebodyStoppedItOnTheHostAndLeavesItStopped() {
    var id = running("outside").id();
    clock.advance(Duration.ofSeconds(20));
    host.tamper(id, PowerState.STOPPED);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.STOPPED);
    assertThat(look(id).desired()).isEqualTo(Desired.STOPPED);
    assertThat(look(id).conditions())
        .anyMatch(each -> each.type() == Condition.Type.CHANGED_OUTSIDE);
  }

  @Test
  void parksWhatVanishedAndCanOnlyDeleteIt() {
    var id = running("gone").id();
    host.vanish(id);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.FAILED);
    assertThat(host.holds()).isEmpty();
    assertThatExceptionOfType(WrongState.class)
        .isThrownBy(() -> commands.start(world.member(), id));
    commands.delete(world.member(), id);
    settle();
    assertThat(look(id).phase()).isEqualTo(Phase.DELETED);
    assertThat(world.used()).isZero();
  }

  @Test
  void startsAgainWhatStoppedWhileItsHostWasOutOfSight() {
    var id = running("power-cut").id();
    host.cut();
    sweeper.sweep(world.host0());
    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(look(id).conditions())
        .anyMatch(each -> each.type() == Condition.Type.HOST_REACHABLE);

    host.mend();
    host.tamper(id, PowerState.STOPPED);
    sweeper.sweep(world.host0());
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(look(id).conditions()).isEmpty();
  }

  @Test
  void removesWhatCannotBeMadeAndGivesItsQuotaBack() {
    host.failNext(Verb.CREATE, new SpecRejected("The host does not know this machine type."));
    var id = order("refused").id();
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.FAILED);
    assertThat(look(id).fault())
        .isEqualTo(new Fault("spec-rejected", "The host does not know this machine type."));
    assertThat(world.held()).isZero();
    assertThat(world.claimedVcpus()).isZero();
  }

  @Test
  void makesItAfterAllWhenAskedToTryAgain() {
    host.failNext(Verb.CREATE, new SpecRejected("Not now."));
    var id = order("again").id();
    settle();
    commands.start(world.member(), id);
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void saysSoWhenTheOnlyHostHasNoRoomAfterAll() {
    host.failNext(Verb.CREATE, new NoRoom("The disk of the host is full."));
    var id = order("full").id();
    settle();

    assertThat(look(id).fault())
        .isEqualTo(new Fault("no-capacity", "The disk of the host is full."));
    assertThat(world.held()).isZero();
  }

  @Test
  void parksAfterThreeAnswersThatNobodyUnderstands() {
    for (var time = 0; time < 3; time++) {
      host.failNext(Verb.CREATE, new UnexpectedAnswer("What?"));
    }
    var id = order("odd").id();
    settleWithin(Duration.ofMinutes(2));

    assertThat(look(id).phase()).isEqualTo(Phase.FAILED);
    assertThat(operations(id).getFirst().status()).isEqualTo(OperationStatus.FAILED);
  }

  @Test
  void endsAnOperationWithAWordWhenItsTimeIsUp() {
    var id = running("stuck").id();
    host.cut();
    clock.advance(Duration.ofSeconds(1));
    commands.stop(world.member(), id);
    settleWithin(Duration.ofMinutes(15));

    assertThat(operations(id).getFirst().error()).extracting(Fault::code).isEqualTo("deadline");
    assertThat(look(id).conditions()).anyMatch(each -> each.type() == Condition.Type.STUCK);
  }

  @Test
  void refusesASecondOperationAndNamesTheFirst() {
    var ordered = order("busy");

    assertThatExceptionOfType(OperationInProgress.class)
        .isThrownBy(() -> commands.stop(world.member(), ordered.id()))
        .satisfies(refusal ->
            assertThat(refusal.details())
                .containsEntry("operationId", String.valueOf(ordered.operation().id())));
  }

  @Test
  void letsADeletionComeBeforeEverythingElse() {
    var id = order("unwanted").id();
    commands.delete(world.member(), id);
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.DELETED);
    assertThat(operations(id))
        .extracting(Operation::status)
        .containsExactlyInAnyOrder(OperationStatus.SUCCEEDED, OperationStatus.SUPERSEDED);
    assertThat(world.held()).isZero();
  }

  @Test
  void makesNothingWhenNoHostHasRoom() {
    for (var number = 0; number < 4; number++) {
      order("fill-" + number);
    }

    assertThatExceptionOfType(NoCapacity.class).isThrownBy(() -> order("one-too-many"));
    assertThat(world.held()).isEqualTo(4);
    assertThat(
            jdbc.sql("select count(*) from instance where name = 'one-too-many'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void doesNotShowWhatBelongsToAnotherDepartment() {
    var id = running("mine").id();

    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> queries.instance(world.stranger(), id));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> commands.delete(world.stranger(), id));
    assertThat(queries.list(world.stranger(), InstanceFilter.ALL, 50, null).items()).isEmpty();
  }

  @Test
  void listsPageByPageWithoutLosingOrRepeatingAny() {
    for (var number = 0; number < 4; number++) {
      order("page-" + number);
      clock.advance(Duration.ofSeconds(1));
    }

    var first = queries.list(world.member(), PAGES, 3, null);
    var second = queries.list(world.member(), PAGES, 3, first.nextCursor());

    assertThat(first.items())
        .extracting(Instance::name)
        .containsExactly("page-3", "page-2", "page-1");
    assertThat(second.items()).extracting(Instance::name).containsExactly("page-0");
    assertThat(second.nextCursor()).isNull();
  }

  private Instance order(String name) {
    return orders.place(world.member(), world.order(name)).getFirst();
  }

  private Instance running(String name) {
    var ordered = order(name);
    settle();
    assertThat(look(ordered).phase()).isEqualTo(Phase.RUNNING);
    return ordered;
  }

  private void settle() {
    reconciler.runDue();
  }

  private void settleWithin(Duration time) {
    for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(20)) {
      reconciler.runDue();
      clock.advance(Duration.ofSeconds(20));
    }
    reconciler.runDue();
  }

  private Instance look(Instance instance) {
    return look(instance.id());
  }

  private Instance look(String id) {
    return queries.instance(world.member(), id);
  }

  private List<Operation> operations(String id) {
    return queries.history(world.member(), id);
  }

  /** Time stands still until a test moves it, and what metering would hear is kept. */
  @TestConfiguration
  static class Setting {

    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock(Instant.parse("2026-11-22T12:00:00Z"));
    }

    @Bean
    Heard heard() {
      return new Heard();
    }
  }

  /** What metering hears. */
  static class Heard {

    private final List<BillableChanged> changes = new java.util.concurrent.CopyOnWriteArrayList<>();

    @EventListener
    void on(BillableChanged change) {
      changes.add(change);
    }

    List<BillableChanged> of(String id) {
      return changes.stream().filter(change -> change.instanceId().equals(id)).toList();
    }
  }
}
