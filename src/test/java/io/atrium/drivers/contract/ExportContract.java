package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.HostUnreachable;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a driver promises that can take the disk of an instance off its host. */
public interface ExportContract extends Benched {

  @Test
  @Rule("E1")
  default void whatIsExportedStartsAsAnotherInstanceAndHasItsContent(@TempDir Path folder) {
    var id = bench().ready();
    bench().write(id, "carried");
    bench().powerOff(id);

    var image = exported(id, folder.resolve("disk"));
    bench().delete(id);

    assertThat(bench().driver().descriptor().formats()).contains(image.format());
    var other = another(image);
    bench().startReady(other);
    assertThat(bench().read(other)).isEqualTo("carried");
  }

  @Test
  @Rule("E2")
  default void whatRunsIsExportedAsItIsAndGoesOn(@TempDir Path folder) {
    var id = bench().ready();
    var before = bench().await(id, PowerState.RUNNING);
    bench().write(id, "carried");

    var image = exported(id, folder.resolve("disk"));

    assertThat(bench().bed().runs(bench().ref(id).externalName())).isTrue();
    assertThat(bench().await(id, PowerState.RUNNING).startedAt()).isEqualTo(before.startedAt());
    assertThat(bench().read(id)).isEqualTo("carried");
    var other = another(image);
    bench().startReady(other);
    assertThat(bench().read(other)).isEqualTo("carried");
  }

  @Test
  @Rule("E3")
  default void nothingOfAnExportStaysOnTheHost(@TempDir Path folder) {
    var id = bench().stopped();
    var before = bench().bed().stores();

    exported(id, folder.resolve("first"));
    exported(id, folder.resolve("second"));

    assertThat(bench().bed().stores()).isEqualTo(before);
    bench().start(id);
    bench().await(id, PowerState.RUNNING);
  }

  @Test
  @Rule("E4")
  default void whatDoesNotExistIsNotExportedAndLeavesNoFile(@TempDir Path folder) {
    var target = folder.resolve("disk");

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().export(bench().newId(), target));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Rule("E5")
  default void anotherPortalsInstanceIsNotExported(@TempDir Path folder) {
    var id = bench().stopped();
    var before = bench().bed().stores();

    assertThatExceptionOfType(UnexpectedAnswer.class)
        .isThrownBy(() -> bench().neighbour().export(id, folder.resolve("disk")));

    assertThat(folder).isEmptyDirectory();
    assertThat(bench().bed().stores()).isEqualTo(before);
  }

  @Test
  @Rule("E6")
  default void anExportOverACutLineLeavesNoFileAndIsHealedByTheRepeat(@TempDir Path folder) {
    var id = bench().stopped();
    var before = bench().bed().stores();
    var target = folder.resolve("disk");
    bench().bed().cutTheLine();
    assertThatExceptionOfType(HostUnreachable.class).isThrownBy(() -> bench().export(id, target));
    assertThat(folder).isEmptyDirectory();
    bench().bed().mendTheLine();
    bench().reached(() -> bench().inspect(id));

    var failures =
        Bench.together(() -> bench().export(id, target), () -> bench().bed().cutTheLine());
    assertThat(failures).allMatch(HostUnreachable.class::isInstance);
    assertThat(target.toFile().exists()).isEqualTo(failures.isEmpty());
    bench().bed().mendTheLine();

    bench().reached(() -> bench().export(id, folder.resolve("again")));
    assertThat(folder.resolve("again")).isNotEmptyFile();
    assertThat(bench().bed().stores()).isEqualTo(before);
  }

  @Test
  @Rule("E7")
  default void aDiskOfOnesOwnLeavesNothingWhenItsInstanceIsDeleted(@TempDir Path folder) {
    var image = exported(bench().stopped(), folder.resolve("disk"));
    var before = bench().bed().stores();
    var id = another(image);
    bench().start(id);
    bench().await(id, PowerState.RUNNING);

    bench().delete(id);
    bench().awaitAbsent(id);

    assertThat(bench().bed().stores()).isEqualTo(before);
  }

  @Test
  @Rule("E8")
  default void creatingTwiceFromADiskOfOnesOwnIsTheSameAsOnce(@TempDir Path folder) {
    var image = exported(bench().stopped(), folder.resolve("disk"));
    var id = another(image);
    var before = bench().bed().stores();

    bench().create(bench().spec(id, image));

    bench().await(id, PowerState.STOPPED);
    assertThat(bench().bed().stores()).isEqualTo(before);
  }

  private ImageContent exported(String id, Path target) {
    var format = bench().export(id, target);
    assertThat(target).isNotEmptyFile();
    return Images.ofItsOwn(target, format);
  }

  private String another(ImageContent image) {
    var id = bench().newId();
    bench().create(bench().spec(id, image));
    bench().await(id, PowerState.STOPPED);
    return id;
  }
}
