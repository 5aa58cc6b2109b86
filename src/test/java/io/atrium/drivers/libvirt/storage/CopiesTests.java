package io.atrium.drivers.libvirt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import org.junit.jupiter.api.Test;

/** What copies of disks are called, and when there is no room for one. */
class CopiesTests {

  private static final String ID = "i-00000000000000001";

  private static final String SNAPSHOT = "snap-0000000000000000a";

  private final DiskNames names = new DiskNames(ID);

  @Test
  void noTwoAttemptsShareAName() {
    assertThat(names.copy(SNAPSHOT)).isNotEqualTo(names.copy(SNAPSHOT));
    assertThat(names.replacement()).isNotEqualTo(names.replacement());
    assertThat(names.export()).isNotEqualTo(names.export());
  }

  @Test
  void everythingThatIsMadeOfADiskIsFoundByItsInstanceAndByNoOther() {
    var copy = names.copy(SNAPSHOT);
    var other = new DiskNames("i-00000000000000002");

    for (var name :
        new String[] {
          names.first(),
          names.seed(),
          names.replacement(),
          names.export(),
          copy,
          DiskNames.mark(copy)
        }) {
      assertThat(names.isOurs(name)).as(name).isTrue();
      assertThat(other.isOurs(name)).as(name).isFalse();
    }
    assertThat(names.isOurs(ID + ".mine.qcow2")).isFalse();
    assertThat(names.isOurs("img-1.0123456789abcdef.qcow2")).isFalse();
  }

  @Test
  void aSnapshotIsItsCopiesAndTheirMarksAndNothingOfAnother() {
    var copy = names.copy(SNAPSHOT);

    assertThat(names.ofSnapshot(SNAPSHOT)).accepts(copy, DiskNames.mark(copy));
    assertThat(names.ofSnapshot(SNAPSHOT))
        .rejects(names.copy("snap-0000000000000000b"), names.first(), names.export());
    assertThat(names.exports()).accepts(names.export()).rejects(names.first(), copy);
    assertThat(names.disks())
        .accepts(names.first(), names.replacement())
        .rejects(names.seed(), names.export(), copy, DiskNames.mark(copy));
  }

  @Test
  void whatIsNoIdOfASnapshotIsRefused() {
    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> names.copy("../snap"));
    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> names.ofSnapshot(""));
  }

  @Test
  void aCopyThatDoesNotFitIsNotBegun() {
    assertThatCode(() -> Copies.demandRoom(5L << 20, 5L << 20)).doesNotThrowAnyException();
    assertThatExceptionOfType(NoRoom.class)
        .isThrownBy(() -> Copies.demandRoom(6L << 20, 5L << 20))
        .withMessage("The host has 5 MiB of disk left; a copy of this disk takes 6 MiB.");
  }
}
