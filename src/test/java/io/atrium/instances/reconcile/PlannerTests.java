package io.atrium.instances.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.Observation;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.instances.Desired;
import io.atrium.kernel.Size;
import java.util.List;
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
    var cleared = new Wish(Desired.ABSENT, true, true, false, false, true, false);

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
    var started = new Wish(Desired.RUNNING, true, false, true, false, false, false);

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
    var hostCameBack = new Wish(Desired.RUNNING, true, true, false, false, false, true);

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
    var asked = new Wish(Desired.RUNNING, true, false, false, true, false, false);
    var done = new Wish(Desired.RUNNING, true, false, false, false, false, false);

    assertThat(Planner.next(asked, seen(PowerState.RUNNING)))
        .isEqualTo(new Step.Reboot(Planner.GRACE));
    assertThat(Planner.next(done, seen(PowerState.RUNNING))).isEqualTo(new Step.Settled());
  }

  private static Wish fresh(Desired desired) {
    return new Wish(desired, false, false, false, false, false, false);
  }

  private static Wish settled(Desired desired) {
    return new Wish(desired, true, true, false, false, false, false);
  }

  private static Observation seen(PowerState power) {
    return new Observation.Present(power, new Size(1, 512, 10), List.of(), null, true, null, null);
  }
}
