package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.kernel.InvalidRequest;
import io.atrium.kernel.Size;
import io.atrium.quota.QuotaAudit;
import io.atrium.quota.QuotaExceeded;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A machine gets the size of another offering: what it holds, is charged, and has in the end. */
@InstancesTest
class ResizeTests extends OnOneHost {

  private static final Size LARGE = new Size(3, 512, 2);

  @Autowired private ResizeCommands resizes;
  @Autowired private QuotaAudit audit;

  @Test
  void hasTheNewSizeAndIsChargedForItFromThatSecond() {
    var id = running("grows");
    clock.advance(Duration.ofSeconds(60));

    var asked = resizes.resize(world.member(), id, world.offering(LARGE));
    assertThat(asked.operation()).isNotNull();
    settle();

    var grown = look(id);
    assertThat(grown.size()).isEqualTo(LARGE);
    assertThat(grown.phase()).isEqualTo(Phase.RUNNING);
    assertThat(grown.operation()).isNull();
    assertThat(grown.conditions()).isEmpty();
    assertThat(heard.of(id).getLast().size()).isEqualTo(LARGE);
    assertThat(heard.of(id).getLast().billable()).isEqualTo(Billable.FULL);
    assertThat(heard.of(id).getLast().at()).isEqualTo(clock.instant());
    assertThat(world.used("vcpus")).isEqualTo(3);
    assertThat(world.held("vcpus")).isZero();
    assertThat(world.claimedVcpus()).isEqualTo(3);
  }

  @Test
  void holdsTheLargerOfBothSizesUntilItsHostHasAnswered() {
    var id = running("held");
    host.failNext(Verb.RESIZE, new HostUnreachable("The line was cut."));
    resizes.resize(world.member(), id, world.offering(LARGE));
    settle();

    assertThat(look(id).size().vcpus()).isEqualTo(1);
    assertThat(world.used("vcpus") + world.held("vcpus")).isEqualTo(3);
    assertThat(world.claimedVcpus()).isEqualTo(3);
    assertThat(audit.difference()).isEmpty();

    clock.advance(Duration.ofMinutes(2));
    settle();
    assertThat(look(id).size()).isEqualTo(LARGE);
  }

  @Test
  void givesBackWhatIsNoLongerNeeded() {
    var id = running("shrinks");
    resizes.resize(world.member(), id, world.offering(LARGE));
    settle();
    var back = world.offering(new Size(1, 128, 2));

    resizes.resize(world.member(), id, back);
    settle();

    assertThat(look(id).size()).isEqualTo(new Size(1, 128, 2));
    assertThat(world.used("vcpus")).isEqualTo(1);
    assertThat(world.claimedVcpus()).isEqualTo(1);
  }

  @Test
  void staysWhatItWasWhereItsHostRefusesAndRunsOn() {
    var id = running("refused");
    clock.advance(Duration.ofSeconds(5));
    host.failNext(Verb.RESIZE, new SpecRejected("Not while it runs."));
    host.failNext(Verb.RESIZE, new SpecRejected("This host has no such machine type."));

    resizes.resize(world.member(), id, world.offering(LARGE));
    settle();

    var after = look(id);
    assertThat(after.size().vcpus()).isEqualTo(1);
    assertThat(after.phase()).isEqualTo(Phase.RUNNING);
    assertThat(after.fault()).isNull();
    assertThat(world.used("vcpus")).isEqualTo(1);
    assertThat(world.held("vcpus")).isZero();
    assertThat(world.claimedVcpus()).isEqualTo(1);
    assertThat(queries.history(world.member(), id).getFirst().error())
        .isNotNull()
        .extracting(Fault::sentence)
        .asString()
        .contains("no such machine type");
  }

  @Test
  void isStoppedForWhatCannotBeDoneWhileItRunsAndStartedAgain() {
    var id = running("interrupted");
    host.failNext(Verb.RESIZE, new SpecRejected("Not while it runs."));

    resizes.resize(world.member(), id, world.offering(LARGE));
    settle();

    assertThat(look(id).size()).isEqualTo(LARGE);
    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(heard.of(id))
        .extracting(BillableChanged::billable)
        .containsExactly(Billable.FULL, Billable.STORAGE, Billable.STORAGE, Billable.FULL);
  }

  @Test
  void staysStoppedWhereItWasStopped() {
    var id = running("rests");
    commands.stop(world.member(), id);
    settle();

    resizes.resize(world.member(), id, world.offering(LARGE));
    settle();

    assertThat(look(id).size()).isEqualTo(LARGE);
    assertThat(look(id).phase()).isEqualTo(Phase.STOPPED);
  }

  @Test
  void isRefusedWhatItsHostHasNoRoomForAndHoldsNothing() {
    var id = running("cramped");

    assertThatExceptionOfType(NoCapacity.class)
        .isThrownBy(() -> resizes.resize(world.member(), id, world.offering(new Size(5, 512, 2))));

    assertThat(world.held("vcpus")).isZero();
    assertThat(world.claimedVcpus()).isEqualTo(1);
    assertThat(look(id).operation()).isNull();
  }

  @Test
  void isRefusedWhatItsDepartmentMayNotHave() {
    var id = running("limited");
    world.limit("vcpus", 2);

    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> resizes.resize(world.member(), id, world.offering(LARGE)));
    assertThat(world.claimedVcpus()).isEqualTo(1);
  }

  @Test
  void isRefusedASmallerDisk() {
    var id = running("shorter");
    resizes.resize(world.member(), id, world.offering(LARGE));
    settle();

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> resizes.resize(world.member(), id, world.offering(new Size(1, 128, 1))));
  }

  @Test
  void isNothingToDoWhereItHasThatSizeAlready() {
    var id = running("same");

    assertThat(resizes.resize(world.member(), id, look(id).offeringId()).operation()).isNull();
  }

  @Test
  void givesBackWhatItHeldWhenItIsDeletedMeanwhile() {
    var id = running("overtaken");
    resizes.resize(world.member(), id, world.offering(LARGE));

    commands.delete(world.member(), id);
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.DELETED);
    assertThat(world.used("vcpus") + world.held("vcpus")).isZero();
    assertThat(world.claimedVcpus()).isZero();
  }
}
