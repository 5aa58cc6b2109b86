package io.atrium.instances.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.instances.Desired;
import io.atrium.instances.Errand;
import io.atrium.kernel.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The decision table of the reconciler. */
class PlannerTests {

  private static final Observation ABSENT = new Observation.Absent();

  @Test
  void createsWhatWasNeverMade() {
    assertThat(Planner.next(fresh(Desired.RUNNING), ABSENT)).isEqualTo(new Step.Create());
  }

  @Test
  void parksAnInstanceThatVanishedInsteadOfCreatingAnEmptyTwin() {
    assertThat(Planner.next(settled(Desired.RUNNING), ABSENT)).isInstanceOf(Step.Park.class);
  }

  @Test
  void clearsAwayWhatIsLeftOfTheUnwantedEvenWhereSomebodyElseRemovedIt() {
    assertThat(Planner.next(settled(Desired.ABSENT), ABSENT)).isEqualTo(new Step.Delete());
  }

  @Test
  void isSettledOnceTheUnwantedIsGoneAndClearedAway() {
    var cleared = new Wish(Desired.ABSENT, true, true, false, false, null, true, false, false);

    assertThat(Planner.next(cleared, ABSENT)).isEqualTo(new Step.Settled());
  }

  @ParameterizedTest
  @EnumSource(PowerState.class)
  void deletesTheUnwantedWhateverItsPowerState(PowerState power) {
    assertThat(Planner.next(fresh(Desired.ABSENT), seen(power))).isEqualTo(new Step.Delete());
  }

  @ParameterizedTest
  @EnumSource(
      value = Desired.class,
      names = {"RUNNING", "STOPPED"})
  void awaitsAHostThatIsStillBuilding(Desired desired) {
    assertThat(Planner.next(fresh(desired), seen(PowerState.BUILDING))).isEqualTo(new Step.Await());
  }

  @Test
  void startsWhatShallRunAndWasNotStartedYet() {
    assertThat(Planner.next(fresh(Desired.RUNNING), seen(PowerState.STOPPED)))
        .isEqualTo(new Step.Start());
  }

  @Test
  void doesNotStartAgainWhatEndedRightAfterItWasStarted() {
    var started = new Wish(Desired.RUNNING, true, false, true, false, null, false, false, false);

    assertThat(Planner.next(started, seen(PowerState.CRASHED)))
        .isEqualTo(new Step.Accept(Desired.STOPPED));
  }

  @ParameterizedTest
  @EnumSource(
      value = PowerState.class,
      names = {"STOPPED", "CRASHED"})
  void doesNotFightSomebodyWhoStoppedItOutsideThePortal(PowerState power) {
    assertThat(Planner.next(settled(Desired.RUNNING), seen(power)))
        .isEqualTo(new Step.Accept(Desired.STOPPED));
  }

  @Test
  void startsAgainWhatStoppedWhileItsHostWasOutOfSight() {
    var hostCameBack =
        new Wish(Desired.RUNNING, true, true, false, false, null, false, false, true);

    assertThat(Planner.next(hostCameBack, seen(PowerState.STOPPED))).isEqualTo(new Step.Start());
  }

  @Test
  void doesNotFightSomebodyWhoStartedItOutsideThePortal() {
    assertThat(Planner.next(settled(Desired.STOPPED), seen(PowerState.RUNNING)))
        .isEqualTo(new Step.Accept(Desired.RUNNING));
  }

  @Test
  void stopsWhatShallStop() {
    assertThat(Planner.next(fresh(Desired.STOPPED), seen(PowerState.RUNNING)))
        .isEqualTo(new Step.Stop(Planner.GRACE));
  }

  @Test
  void restartsOnceWhenAskedTo() {
    var asked = new Wish(Desired.RUNNING, true, false, false, true, null, false, false, false);
    var done = new Wish(Desired.RUNNING, true, false, false, false, null, false, false, false);

    assertThat(Planner.next(asked, seen(PowerState.RUNNING)))
        .isEqualTo(new Step.Reboot(Planner.GRACE));
    assertThat(Planner.next(done, seen(PowerState.RUNNING))).isEqualTo(new Step.Settled());
  }

  @Test
  void doesToARunningMachineAtOnceWhatDoesNotDisturbIt() {
    var snapshot = new Errand.TakeSnapshot("snap-1");

    assertThat(Planner.next(asked(Desired.RUNNING, snapshot), seen(PowerState.RUNNING)))
        .isEqualTo(new Step.Perform(snapshot));
  }

  @ParameterizedTest
  @EnumSource(
      value = PowerState.class,
      names = {"STOPPED", "CRASHED"})
  void stopsAMachineForWhatItsHostCannotDoWhileItRunsAndDoesThatFirst(PowerState off) {
    var bigger = new Errand.Resize("off-1", new Size(2, 1_024, 10), false);

    assertThat(Planner.next(asked(Desired.RUNNING, bigger), seen(PowerState.RUNNING)))
        .isEqualTo(new Step.Stop(Planner.GRACE));
    assertThat(Planner.next(asked(Desired.RUNNING, bigger), seen(off)))
        .isEqualTo(new Step.Perform(bigger));
    assertThat(Planner.next(asked(Desired.RUNNING, null), seen(off))).isEqualTo(new Step.Start());
  }

  @Test
  void doesNotStartWhatWasStoppedWhenSomethingElseIsDoneToIt() {
    var snapshot = new Errand.TakeSnapshot("snap-1");

    assertThat(Planner.next(asked(Desired.STOPPED, snapshot), seen(PowerState.STOPPED)))
        .isEqualTo(new Step.Perform(snapshot));
    assertThat(Planner.next(asked(Desired.STOPPED, null), seen(PowerState.STOPPED)))
        .isEqualTo(new Step.Settled());
  }

  @Test
  void waitsWithWhatIsToBeDoneUntilItsHostHasDoneWhatItIsAt() {
    var snapshot = new Errand.TakeSnapshot("snap-1");

    assertThat(Planner.next(asked(Desired.RUNNING, snapshot), seen(PowerState.BUILDING)))
        .isEqualTo(new Step.Await());
  }

  @Test
  void deletesWhatShallGoWhateverElseIsToBeDoneToIt() {
    var snapshot = new Errand.TakeSnapshot("snap-1");

    assertThat(Planner.next(asked(Desired.ABSENT, snapshot), seen(PowerState.RUNNING)))
        .isEqualTo(new Step.Delete());
  }

  private static Wish asked(Desired desired, @Nullable Errand errand) {
    return new Wish(desired, true, false, false, false, errand, false, false, false);
  }

  private static Wish fresh(Desired desired) {
    return new Wish(desired, false, false, false, false, null, false, false, false);
  }

  private static Wish settled(Desired desired) {
    return new Wish(desired, true, true, false, false, null, false, false, false);
  }

  private static Observation seen(PowerState power) {
    return new Observation.Present(power, new Size(1, 512, 10), List.of(), null, true, null, null);
  }
}
