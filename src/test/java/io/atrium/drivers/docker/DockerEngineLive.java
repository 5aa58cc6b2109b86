package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.Verb;
import io.atrium.drivers.contract.Bench;
import io.atrium.drivers.spi.Capability.ImageBuild;
import io.atrium.drivers.spi.Capability.ImagePull;
import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.Observation.PowerState;
import io.atrium.drivers.spi.Observation.Present;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.kernel.ImageFormat;
import io.atrium.lanes.Lane;
import io.atrium.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the driver does to the engine around its containers: images, names, network. */
@Tag("live")
@Tag("live-docker")
@TestInstance(Lifecycle.PER_CLASS)
class DockerEngineLive {

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
  void anArchiveCannotMoveATagOfANeighbour() throws Exception {
    var mine = bed.docker().inspectImageCmd(StarterImage.NAME).exec().getId();
    bed.docker().tagImageCmd(StarterImage.NAME, "neighbour/precious", "1").exec();
    var hostile = Archives.starter(folder).named("neighbour/precious:1").changed().write();

    var id = create(hostile);

    assertThat(bed.look(id).getImageId()).isNotEqualTo(mine);
    assertThat(bed.docker().inspectImageCmd("neighbour/precious:1").exec().getId()).isEqualTo(mine);
  }

  @Test
  void anArchiveThatWouldSlipInASecondListIsRefused() throws Exception {
    var hostile = Archives.starter(folder).changed().link("way", ".").write();

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> create(hostile))
        .withMessageContaining("'way' in it is a link");
  }

  @Test
  void whatIsNoImageAtAllIsRefused() throws IOException {
    var nonsense = Files.writeString(folder.resolve("nonsense.tar"), "This is no archive.");

    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> create(nonsense));
  }

  @Test
  void anImageThatSomebodyRemovedIsCopiedAgain() {
    bench.delete(bench.stopped());
    var name = ImageCopies.nameOf(bed.image());
    bed.docker().removeImageCmd(StarterImage.NAME).withForce(true).exec();
    bed.docker().removeImageCmd(name).withForce(true).exec();

    var id = bench.running();

    assertThat(bed.runs(id)).isTrue();
    bed.loadStarter();
  }

  @Test
  void aNetworkThatSomebodyRemovedIsMadeAgain() {
    var id = bench.stopped();
    bed.docker().removeNetworkCmd(HostNetwork.nameFor("p-conformance")).exec();

    bench.start(id);

    assertThat(bench.await(id, PowerState.RUNNING).addresses()).isNotEmpty();
  }

  @Test
  void oneThatNeverRanGivesWayToAnotherSpecification() {
    var id = bench.stopped();
    var before = bed.look(id).getId();

    bench.create(bench.spec(id, StarterImage.rootFileSystem()));

    assertThat(bed.look(id).getId()).isNotEqualTo(before);
  }

  @Test
  void oneThatHasRunIsNeverReplaced() {
    var id = bench.running();
    var before = bed.look(id).getId();

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> bench.create(bench.spec(id, StarterImage.rootFileSystem())));
    assertThat(bed.look(id).getId()).isEqualTo(before);
  }

  @Test
  void aCopyOfOursThatSomebodyStartedIsForeign() {
    var id = bench.running();
    var copy = bed.docker().commitCmd(id).withRepository("neighbour/copy").exec();
    bed.docker().createContainerCmd(copy).withName("copied").exec();

    var inventory = bench.list();

    assertThat(inventory.ours()).extracting("instanceId").containsOnlyOnce(id);
    assertThat(inventory.foreign()).isPositive();
    bed.docker().removeContainerCmd("copied").exec();
    bed.docker().removeImageCmd(copy).withForce(true).exec();
  }

  @Test
  void whatSomebodyRenamedIsStillOurs() {
    var id = bench.running();
    bed.docker().renameContainerCmd(id).withName("anders").exec();

    assertThat(bench.list().ours()).extracting("instanceId").containsOnlyOnce(id);
    assertThat(bench.inspect(id)).isInstanceOf(Present.class);
    bench.stop(id, Duration.ofSeconds(5));
    bench.await(id, PowerState.STOPPED, PowerState.CRASHED);
    bench.delete(id);

    bench.awaitAbsent(id);
    assertThat(bed.docker().listContainersCmd().withShowAll(true).exec())
        .noneMatch(each -> List.of(each.getNames()).contains("/anders"));
  }

  @Test
  void aDaemonThatWasKilledIsFoundAgainAndTellsWhenItsContainersEnded() {
    var id = bench.running();

    Lane.kill("dockerd");

    Await.until(bed.patience(), "the daemon is down", () -> !bed.answers());
    Await.until(bed.patience(), "the daemon is back", () -> bed.answers());
    var seen = bench.await(id, PowerState.STOPPED, PowerState.CRASHED);
    assertThat(seen.endedAt()).isEqualTo(bed.look(id).getState().getFinishedAt());
    bench.start(id);
    bench.await(id, PowerState.RUNNING);
  }

  @Test
  void aBuildWhoseBaseIsMissingFetchesNothingAndSaysSo() {
    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> build("FROM nowhere/to-be-found:1\nRUN true\n"))
        .withMessageContaining("'nowhere/to-be-found:1' is not on the host");
  }

  @Test
  void aBuildThatFailsShowsWhatItSaid() {
    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> build("FROM atrium/starter:1\nRUN echo something is wrong; exit 3\n"))
        .withMessageContaining("something is wrong")
        .withMessageContaining("returned a non-zero code: 3");
  }

  @Test
  void aBuildHasNoNetworkAndLeavesNoName() {
    var before = names();

    build("FROM atrium/starter:1\nUSER 0\nRUN [ \"$(ls /sys/class/net)\" = lo ]\n");

    assertThat(names()).isEqualTo(before);
  }

  @Test
  void whatWasPulledLeavesEveryNameAsItWas() throws IOException {
    try (var registry = new SmallRegistry()) {
      var reference = registry.reference();
      var colon = reference.lastIndexOf(':');
      var other = bed.importNothing();
      bed.docker().tagImageCmd(other, reference.substring(0, colon), "1").exec();
      var before = names();

      pull(reference);

      assertThat(names()).isEqualTo(before);
      assertThat(bed.docker().inspectImageCmd(reference).exec().getId()).contains(other);
      bed.docker().removeImageCmd(other).withForce(true).exec();
    }
  }

  private List<String> names() {
    return bed.docker().listImagesCmd().exec().stream()
        .map(image -> image.getRepoTags())
        .filter(tags -> tags != null)
        .flatMap(Stream::of)
        .sorted()
        .toList();
  }

  private String create(Path archive) {
    var id = bench.newId();
    bench.create(bench.spec(id, content(archive)));
    return id;
  }

  private static ImageContent content(Path archive) {
    return StarterImage.content("img-0000000000000kit3", ImageFormat.CONTAINER_ARCHIVE, archive);
  }

  private void build(String dockerfile) {
    bench.use(
        Verb.IMAGE,
        ImageBuild.class,
        (builder, link) -> builder.buildImage(link, dockerfile, folder.resolve("built.tar")));
  }

  private void pull(String reference) {
    bench.use(
        Verb.IMAGE,
        ImagePull.class,
        (puller, link) -> puller.pullImage(link, reference, folder.resolve("pulled.tar")));
  }
}
