package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.Simulated;
import io.atrium.kernel.web.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An instance from order to deletion, on a host that can be broken, with the clock in the test's
 * hand.
 */
@InstancesTest
class InstanceLifeTests extends OnOneHost {

  private static final InstanceFilter PAGES =
      new InstanceFilter("page-", null, null, null, null, null, null, null, false);

  @Autowired private Simulated pretended;

  @Test
  void runsWhatWasOrderedAndCountsItAsUsed() {
    var ordered = order("web");

    assertThat(ordered.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(world.held()).isEqualTo(1);
    settle();

    var running = look(ordered.id());
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

    assertThat(look(ordered.id()).hostId())
        .isEqualTo(ordered.hostId())
        .isEqualTo(world.host0().id());
  }

  @Test
  void staysSimulatedForThoseWhoTellOfItWhenItIsLongDeleted() {
    var id = running("pretended");
    commands.delete(world.member(), id);
    settle();

    assertThat(pretended.among(Set.of(id, "i-other"))).containsExactly(id);
  }

  @Test
  void hasANameForWhoeverTellsOfItAlsoWhenItIsGone() {
    var id = running("present");
    assertThat(queries.names(world.member(), Set.of(id))).containsEntry(id, "present");

    commands.delete(world.member(), id);
    settle();

    assertThat(queries.names(world.member(), Set.of(id))).containsEntry(id, "present");
    assertThat(queries.names(accounts.actor(accounts.person()), Set.of(id))).isEmpty();
  }

  @Test
  void stopsStartsRestartsAndDeletesAndGivesEverythingBack() {
    var id = running("life");

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
    var id = running("metered");
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
  void parksWhatVanishedAndCanOnlyDeleteIt() {
    var id = running("gone");
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
    var id = running("power-cut");
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
    var id = running("stuck");
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
    var id = running("mine");

    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> queries.instance(world.stranger(), id));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> commands.delete(world.stranger(), id));
    assertThat(listed(world.stranger(), InstanceFilter.ALL, PageRequest.first()).items()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NEWEST_FIRST, c b d a",
    "OLDEST_FIRST, a d b c",
    "BY_NAME, a b c d",
    "BY_NAME_BACKWARDS, d c b a"
  })
  void listsPageByPageInEachOrderWithoutLosingOrRepeatingAny(InstanceOrder order, String names) {
    for (var name : List.of("a", "d", "b", "c")) {
      order("page-" + name);
      clock.advance(Duration.ofSeconds(1));
    }

    var first = queries.list(world.member(), PAGES, order, new PageRequest(3, null));
    var second = queries.list(world.member(), PAGES, order, new PageRequest(3, first.nextCursor()));

    assertThat(Stream.concat(first.items().stream(), second.items().stream()))
        .extracting(instance -> instance.name().substring("page-".length()))
        .containsExactly(names.split(" "));
    assertThat(first.items()).hasSize(3);
    assertThat(second.nextCursor()).isNull();
  }

  @Test
  void listsThoseOfOneMomentPageByPageToo() {
    for (var number = 0; number < 4; number++) {
      order("page-" + number);
    }

    var first = listed(world.member(), PAGES, new PageRequest(3, null));
    var second = listed(world.member(), PAGES, new PageRequest(3, first.nextCursor()));

    assertThat(Stream.concat(first.items().stream(), second.items().stream()))
        .extracting(Instance::name)
        .containsExactlyInAnyOrder("page-0", "page-1", "page-2", "page-3");
  }

  private Page<Instance> listed(Actor actor, InstanceFilter filter, PageRequest stretch) {
    return queries.list(actor, filter, InstanceOrder.NEWEST_FIRST, stretch);
  }

  private void settleWithin(Duration time) {
    for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(20)) {
      settle();
      clock.advance(Duration.ofSeconds(20));
    }
    settle();
  }

  private List<Operation> operations(String id) {
    return queries.history(world.member(), id);
  }
}
