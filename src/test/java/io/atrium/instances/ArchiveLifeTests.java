package io.atrium.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.Verb;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.instances.store.ArchiveStore;
import io.atrium.kernel.NotFound;
import io.atrium.metering.Meter;
import io.atrium.metering.UsageInterval;
import io.atrium.metering.UsageQueries;
import io.atrium.quota.QuotaAudit;
import io.atrium.quota.QuotaExceeded;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A machine leaves its host with its disk in the store, and comes back; or is copied. */
@InstancesTest
class ArchiveLifeTests extends OnOneHost {

  @Autowired private ArchiveCommands archives;
  @Autowired private CopyCommands copies;
  @Autowired private SnapshotCommands snapshots;
  @Autowired private ArchiveStore store;
  @Autowired private UsageQueries usage;
  @Autowired private QuotaAudit audit;

  @Test
  void leavesItsHostAndGivesQuotaAndRoomBackWhileItsDiskIsKept() {
    var id = running("rests");

    archives.archive(world.member(), id);
    settle();

    var archived = look(id);
    assertThat(archived.phase()).isEqualTo(Phase.ARCHIVED);
    assertThat(archived.hostId()).isNull();
    assertThat(archived.operation()).isNull();
    assertThat(archived.conditions()).isEmpty();
    assertThat(host.holds()).isEmpty();
    assertThat(world.used() + world.held()).isZero();
    assertThat(world.claimedVcpus()).isZero();
    assertThat(store.file(id)).isNotEmptyFile();
    assertThat(audit.difference()).isEmpty();
  }

  @Test
  void comesBackWithItsDiskAndRuns() {
    var id = archived("returns");
    clock.advance(Duration.ofDays(40));

    archives.unarchive(world.member(), id);
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(look(id).operation()).isNull();
    assertThat(host.runs()).containsExactly(id);
    assertThat(world.used()).isEqualTo(1);
    assertThat(store.file(id)).doesNotExist();
    assertThat(audit.difference()).isEmpty();
  }

  @Test
  void paysForItsPackedDiskOnlyAndForItsPlaceOnTheHostNoLonger() {
    var id = running("pays");
    clock.advance(Duration.ofSeconds(60));
    archives.archive(world.member(), id);
    settle();
    clock.advance(Duration.ofSeconds(300));
    archives.unarchive(world.member(), id);
    settle();

    assertThat(heard.of(id))
        .extracting(BillableChanged::billable)
        .startsWith(Billable.FULL, Billable.STORAGE, Billable.NOTHING)
        .endsWith(Billable.FULL);
    assertThat(ofArchive(id))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.meter()).isEqualTo(Meter.ARCHIVE);
          assertThat(each.units()).isEqualTo(1);
          assertThat(Duration.between(each.from(), each.to())).isEqualTo(Duration.ofSeconds(300));
        });
  }

  @Test
  void isStartedAgainWhereItsDiskCannotBeTaken() {
    var id = running("stays");
    clock.advance(Duration.ofSeconds(5));
    host.failNext(Verb.EXPORT, new SpecRejected("Its disk is encrypted."));

    archives.archive(world.member(), id);
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
    assertThat(look(id).desired()).isEqualTo(Desired.RUNNING);
    assertThat(look(id).fault()).isNull();
    assertThat(store.file(id)).doesNotExist();
    assertThat(queries.history(world.member(), id).getFirst().error()).isNotNull();
    assertThat(world.used()).isEqualTo(1);
  }

  @Test
  void isNotRemovedFromItsHostBeforeItsDiskLiesWholeInTheStore() {
    var id = running("careful");
    host.loseNextAnswer(Verb.EXPORT);

    archives.archive(world.member(), id);
    settle();
    assertThat(host.holds()).containsExactly(id);

    clock.advance(Duration.ofMinutes(2));
    settle();
    assertThat(look(id).phase()).isEqualTo(Phase.ARCHIVED);
    assertThat(store.file(id)).isNotEmptyFile();
  }

  @Test
  void staysArchivedWithItsDiskWhereNoHostCanTakeItBack() {
    var id = archived("refused-back");
    host.failNext(Verb.CREATE, new NoRoom("The disk of the host is full."));

    archives.unarchive(world.member(), id);
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.ARCHIVED);
    assertThat(store.file(id)).isNotEmptyFile();
    assertThat(world.used() + world.held()).isZero();
    assertThat(world.claimedVcpus()).isZero();

    archives.unarchive(world.member(), id);
    settle();
    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void isRefusedItsReturnWhereItsDepartmentMayHaveNoMore() {
    var id = archived("no-quota");
    world.limit("instances", 0);

    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> archives.unarchive(world.member(), id));
    assertThat(look(id).phase()).isEqualTo(Phase.ARCHIVED);
  }

  @Test
  void leavesNothingInTheStoreWhenItIsDeleted() {
    var id = archived("deleted");

    commands.delete(world.member(), id);
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.DELETED);
    assertThat(store.file(id)).doesNotExist();
    assertThat(ofArchive(id)).noneMatch(each -> each.to() == null);
  }

  @Test
  void isRefusedWhileItHasSnapshots() {
    var id = running("kept");
    snapshots.take(world.member(), id, null);
    settle();

    assertThatExceptionOfType(WrongState.class)
        .isThrownBy(() -> archives.archive(world.member(), id))
        .withMessageContaining("snapshots");
  }

  @Test
  void startsByComingBackAndCannotBeStoppedBefore() {
    var id = archived("started");

    assertThatExceptionOfType(WrongState.class).isThrownBy(() -> commands.stop(world.member(), id));
    commands.start(world.member(), id);
    settle();

    assertThat(look(id).phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void isCopiedWithItsDiskWhileItRunsOn() {
    var id = running("original");
    var since = look(id).startedAt();

    var copy = copies.copy(world.member(), id, "twin", null);
    settle();

    assertThat(look(copy.id()).phase()).isEqualTo(Phase.RUNNING);
    assertThat(look(copy.id()).name()).isEqualTo("twin");
    assertThat(look(copy.id()).size()).isEqualTo(look(id).size());
    assertThat(look(id).startedAt()).isEqualTo(since);
    assertThat(host.runs()).containsExactlyInAnyOrder(id, copy.id());
    assertThat(world.used()).isEqualTo(2);
    assertThat(audit.difference()).isEmpty();
  }

  @Test
  void isNotCopiedWhereItsDepartmentMayHaveNoMore() {
    var id = running("alone");
    world.limit("instances", 1);

    assertThatExceptionOfType(QuotaExceeded.class)
        .isThrownBy(() -> copies.copy(world.member(), id, "second", null));
    assertThat(world.held()).isZero();
  }

  @Test
  void leavesNoCopyWhereItsDiskCannotBeTaken() {
    var id = running("uncopied");
    host.failNext(Verb.EXPORT, new SpecRejected("Its disk is encrypted."));

    var copy = copies.copy(world.member(), id, "never", null);
    settle();

    assertThat(look(copy.id()).phase()).isEqualTo(Phase.FAILED);
    assertThat(world.used() + world.held()).isEqualTo(1);
    assertThat(host.holds()).containsExactly(id);
  }

  @Test
  void isNotThereForOthers() {
    var id = archived("private");

    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> archives.unarchive(world.stranger(), id));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> copies.copy(world.stranger(), id, "stolen", null));
  }

  private String archived(String name) {
    var id = running(name);
    archives.archive(world.member(), id);
    settle();
    assertThat(look(id).phase()).isEqualTo(Phase.ARCHIVED);
    return id;
  }

  private List<UsageInterval> ofArchive(String id) {
    return usage.history(id.replaceFirst("i-", "arc-"));
  }
}
