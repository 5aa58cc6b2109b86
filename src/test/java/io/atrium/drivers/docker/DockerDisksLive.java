package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.Verb;
import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.spi.Capability.Export;
import io.atrium.drivers.spi.Capability.LiveResize;
import io.atrium.drivers.spi.Capability.Snapshots;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.Sweep.Counters;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import io.atrium.testing.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Sizes, snapshots and images of containers, as the engine, the kernel and the guest tell. */
@Tag("live")
@Tag("live-docker")
@TestInstance(Lifecycle.PER_CLASS)
class DockerDisksLive {

  private static final String FIRST = "snap-00000000000000001";

  private static final String SECOND = "snap-00000000000000002";

  private final DockerTestBed bed = new DockerTestBed();

  private final Bench bench = new Bench(bed);

  @TempDir private Path folder;

  @AfterEach
  void tidy() {
    bench.tidy();
  }

  @AfterAll
  void leave() {
    bed.close();
  }

  @Test
  void aNewSizeIsTheKernelsAtOnceAndTheOldRunGoesOn() {
    var id = bench.running();
    var before = bed.look(id);

    resize(id, new Size(2, 64, 3));

    var limits = KernelLimits.of(before.getId());
    assertThat(limits.memory()).isEqualTo(64L << 20);
    assertThat(limits.cpuPercent()).isEqualTo(200);
    assertThat(limits.processes()).isEqualTo(ClosedSettings.PROCESSES);
    assertThat(present(id).size()).isEqualTo(new Size(2, 64, 3));
    assertThat(bed.look(id).getState().getStartedAt()).isEqualTo(before.getState().getStartedAt());
    assertThat(bench.list().ours())
        .filteredOn(one -> one.instanceId().equals(id))
        .allMatch(one -> one.present().size().equals(new Size(2, 64, 3)));
  }

  @Test
  void lessMemoryThanIsInUseIsRefusedAndNothingChanges() {
    var id = bench.newId();
    bench.create(hungry(id, new Size(1, 128, 1)));
    bench.start(id);
    Await.until(bed.patience(), "it uses memory", () -> memoryOf(id) > 17L << 20);

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> resize(id, new Size(2, 16, 5)))
        .withMessageContaining("of memory now");
    assertThat(present(id).size()).isEqualTo(new Size(1, 128, 1));
    assertThat(KernelLimits.of(bed.look(id).getId()).memory()).isEqualTo(128L << 20);
    assertThat(bed.runs(id)).isTrue();
  }

  @Test
  void aDiskDoesNotShrinkAgain() {
    var id = bench.stopped();
    resize(id, new Size(1, 32, 5));

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> resize(id, new Size(2, 64, 4)))
        .withMessageContaining("only grow");
    assertThat(present(id).size()).isEqualTo(new Size(1, 32, 5));
  }

  @Test
  void whatIsPutBackIsTheSameContainerWithItsOldFiles() {
    var id = bench.running();
    write(id, "one");
    var bytes = take(id, FIRST);
    write(id, "two");
    resize(id, new Size(2, 48, 4));
    bench.stop(id, Duration.ZERO);
    var before = bed.look(id);

    restore(id, FIRST);

    var after = bed.look(id);
    assertThat(bytes).isPositive();
    assertThat(present(id).size()).isEqualTo(new Size(2, 48, 4));
    assertThat(after.getConfig().getEnv()).isEqualTo(before.getConfig().getEnv());
    assertThat(after.getConfig().getCmd()).isEqualTo(before.getConfig().getCmd());
    assertThat(after.getConfig().getUser()).isEqualTo(before.getConfig().getUser());
    assertThat(after.getConfig().getHostName()).isEqualTo(before.getConfig().getHostName());
    assertThat(after.getHostConfig().getNetworkMode())
        .isEqualTo(before.getHostConfig().getNetworkMode());
    bench.start(id);
    bench.await(id, PowerState.RUNNING);
    assertThat(read(id)).isEqualTo("one");
  }

  @Test
  void snapshotsComeAndGoUnderWhatStandsOnThem() {
    var id = bench.running();
    write(id, "one");
    take(id, FIRST);
    write(id, "two");
    take(id, SECOND);
    bench.stop(id, Duration.ZERO);

    restore(id, FIRST);
    remove(id, FIRST);
    take(id, FIRST);
    restore(id, SECOND);
    restore(id, FIRST);
    remove(id, SECOND);
    remove(id, FIRST);
    remove(id, FIRST);

    bench.start(id);
    bench.await(id, PowerState.RUNNING);
    assertThat(read(id)).isEqualTo("one");
    bench.delete(id);
    assertThat(imagesOf(id)).isEmpty();
  }

  @Test
  void nothingOfADeletedOneIsLeft() {
    var before = imageIds();
    var content = bed.image();
    var own =
        new ImageContent(
            content.imageId(), content.format(), content.file(), content.sha256(), false);
    var id = bench.newId();
    bench.create(bench.spec(id, own));
    bench.start(id);
    write(id, "one");
    take(id, FIRST);
    resize(id, new Size(1, 32, 7));
    assertThat(imagesOf(id)).hasSize(3);

    bench.delete(id);

    assertThat(imagesOf(id)).isEmpty();
    assertThat(imageIds()).isEqualTo(before);
  }

  @Test
  void anotherPortalsImagesOfTheSameNameAreLeftAlone() {
    var id = bench.stopped();
    var name = "atrium/%s:%s".formatted(id, FIRST);
    bed.docker().tagImageCmd(StarterImage.NAME, "atrium/" + id, FIRST).exec();
    bed.docker().tagImageCmd(StarterImage.NAME, "atrium/" + id, "p-other.disk-900").exec();

    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> take(id, FIRST));
    remove(id, FIRST);
    assertThat(present(id).size().diskGib()).isEqualTo(1);
    bench.delete(id);

    assertThat(imagesOf(id)).contains(name, "atrium/%s:p-other.disk-900".formatted(id));
    imagesOf(id).forEach(each -> bed.docker().removeImageCmd(each).exec());
  }

  @Test
  void anInterruptedRestoreLosesNothingAndIsSettledByTheNext() {
    var id = bench.running();
    write(id, "one");
    take(id, FIRST);
    bench.stop(id, Duration.ZERO);
    restore(id, FIRST);
    bed.docker().renameContainerCmd(id).withName(id + ".restored").exec();

    assertThat(present(id).power()).isEqualTo(PowerState.STOPPED);
    assertThat(bench.list().ours()).extracting("instanceId").containsOnlyOnce(id);
    restore(id, FIRST);

    assertThat(bed.holds(id)).isTrue();
    assertThat(bed.holds(id + ".restored")).isFalse();
  }

  @Test
  void whatSomebodyStartsFromASnapshotIsForeign() {
    var id = bench.running();
    take(id, FIRST);
    var foreign = bench.list().foreign();
    bed.docker().createContainerCmd("atrium/%s:%s".formatted(id, FIRST)).withName("taken").exec();

    assertThat(bench.list().foreign()).isEqualTo(foreign + 1);
    bench.delete(id);

    assertThat(bed.holds("taken")).isTrue();
    bed.docker().removeContainerCmd("taken").exec();
    imagesOf(id).forEach(each -> bed.docker().removeImageCmd(each).exec());
  }

  @Test
  void whatIsHandedOutTellsNoSecretsAndLeavesNothing() throws IOException {
    var id = bench.newId();
    bench.create(secretive(id));
    bench.start(id);
    bench.await(id, PowerState.RUNNING);
    var before = imageIds();

    var target = folder.resolve("image");
    assertThat(export(id, target)).isEqualTo(ImageFormat.CONTAINER_ARCHIVE);

    assertThat(Files.readString(target, StandardCharsets.ISO_8859_1)).doesNotContain("hidden-away");
    assertThat(imageIds()).isEqualTo(before);
    assertThat(bed.runs(id)).isTrue();
    assertThat(bed.look(id).getConfig().getLabels()).containsEntry(Labels.KEPT, "");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(target);
    }
  }

  @Test
  void whatIsHandedOutStartsElsewhere() throws IOException {
    var id = bench.running();
    write(id, "one");
    var target = folder.resolve("image");
    export(id, target);

    var copy = bench.newId();
    var image =
        StarterImage.content("img-0000000000000kit9", ImageFormat.CONTAINER_ARCHIVE, target);
    bench.create(bench.spec(copy, image));
    bench.start(copy);
    bench.await(copy, PowerState.RUNNING);

    assertThat(read(copy)).isEqualTo("one");
    assertThat(bed.inside(copy, "sh", "-c", "echo $ATRIUM_INSTANCE_ID")).isEqualTo(copy);
    assertThat(bed.look(copy).getConfig().getCmd()).isEqualTo(bed.look(id).getConfig().getCmd());
  }

  @Test
  void aRootFileSystemIsHandedOutAsOneAndStartsWithItsInit() throws IOException {
    var id = bench.newId();
    bench.create(bench.spec(id, StarterImage.rootFileSystem()));
    bench.start(id);
    bench.await(id, PowerState.RUNNING);
    write(id, "one");

    var target = folder.resolve("image");
    assertThat(export(id, target)).isEqualTo(ImageFormat.ROOTFS);

    var copy = bench.newId();
    bench.create(
        bench.spec(
            copy, StarterImage.content("img-0000000000000kit9", ImageFormat.ROOTFS, target)));
    bench.start(copy);
    bench.await(copy, PowerState.RUNNING);
    assertThat(read(copy)).isEqualTo("one");
    assertThat(bed.inside(copy, "cat", "/proc/1/comm")).isEqualTo("init");
  }

  private void write(String id, String text) {
    bed.insideAsRoot(id, "sh", "-c", "echo %s > /kept".formatted(text));
  }

  private String read(String id) {
    return bed.inside(id, "cat", "/kept");
  }

  private void resize(String id, Size size) {
    bench.use(
        Verb.RESIZE,
        LiveResize.class,
        (driver, link) -> {
          if (bed.runs(id)) {
            driver.resizeRunning(link.instance(id), size);
          } else {
            driver.resize(link.instance(id), size);
          }
        });
  }

  private long take(String id, String snapshot) {
    var bytes = new ArrayList<Long>();
    bench.use(
        Verb.SNAPSHOT,
        Snapshots.class,
        (driver, link) -> bytes.add(driver.takeSnapshot(link.instance(id), snapshot)));
    return bytes.getFirst();
  }

  private void restore(String id, String snapshot) {
    bench.use(
        Verb.SNAPSHOT,
        Snapshots.class,
        (driver, link) -> driver.restoreSnapshot(link.instance(id), snapshot));
  }

  private void remove(String id, String snapshot) {
    bench.use(
        Verb.SNAPSHOT,
        Snapshots.class,
        (driver, link) -> driver.deleteSnapshot(link.instance(id), snapshot));
  }

  private ImageFormat export(String id, Path target) {
    var formats = new ArrayList<ImageFormat>();
    bench.use(
        Verb.EXPORT,
        Export.class,
        (driver, link) -> formats.add(driver.export(link.instance(id), target)));
    return formats.getFirst();
  }

  private InstanceSpec hungry(String id, Size size) {
    var program = "x=$(head -c 20000000 /dev/zero | tr '\\0' a); sleep 600; echo $x";
    return spec(id, size, List.of("sh", "-c", program), Map.of());
  }

  private InstanceSpec secretive(String id) {
    return spec(id, bed.smallest(), List.of(), Map.of("PASSWORD", "hidden-away"));
  }

  private InstanceSpec spec(
      String id, Size size, List<String> command, Map<String, String> variables) {
    var spec = bench.spec(id);
    return new InstanceSpec(
        id,
        spec.departmentId(),
        spec.hostname(),
        size,
        spec.image(),
        List.of(),
        null,
        command,
        variables);
  }

  private long memoryOf(String id) {
    return bench.sample().counters().stream()
        .filter(one -> one.instanceId().equals(id) && one.memoryBytes() != null)
        .mapToLong(Counters::memoryBytes)
        .sum();
  }

  private Present present(String id) {
    return (Present) bench.inspect(id);
  }

  private List<String> imagesOf(String id) {
    return OwnTags.named(Line.to(URI.create(bed.engine())), "atrium/" + id).stream()
        .flatMap(OwnTags::namesOf)
        .filter(name -> name.startsWith("atrium/" + id + ":"))
        .toList();
  }

  private List<String> imageIds() {
    return bed.docker().listImagesCmd().withShowAll(true).exec().stream()
        .flatMap(image -> Stream.of(image.getId()))
        .sorted()
        .toList();
  }
}
