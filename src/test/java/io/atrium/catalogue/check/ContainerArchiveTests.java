package io.atrium.catalogue.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atrium.catalogue.ImageLimits;
import io.atrium.catalogue.NotAnImage;
import io.atrium.catalogue.start.StarterImage;
import io.atrium.kernel.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class ContainerArchiveTests {

  private static final ImageLimits LIMITS =
      new ImageLimits(
          DataSize.ofGigabytes(1), DataSize.ofGigabytes(1), 1_000, DataSize.ofGigabytes(10));

  private static final String MANIFEST =
      """
      [{"Config": "abc.json", "RepoTags": ["web:1"], "Layers": ["1/layer.tar", "2/layer.tar"]}]\
      """;

  private final ImageChecks checks = new ImageChecks(LIMITS);

  @TempDir private Path folder;

  private static TestArchive layers() {
    return new TestArchive()
        .file("abc.json", "{}")
        .file("1/layer.tar", "…")
        .symbolicLink("2/layer.tar", "../1/layer.tar");
  }

  @Test
  void acceptsWhatDockerSaves() throws IOException {
    assertThat(minDiskGib(layers().file("manifest.json", MANIFEST).bytes())).isOne();
  }

  static Stream<Arguments> spoiled() {
    return Stream.of(
        arguments("has no manifest.json", layers()),
        arguments("not valid JSON", layers().file("manifest.json", "[{")),
        arguments("has no manifest.json", layers().file("manifest.json", "{}")),
        arguments("holds 0 images", layers().file("manifest.json", "[]")),
        arguments("holds 2 images", layers().file("manifest.json", "[{}, {}]")),
        arguments("a description", layers().file("manifest.json", "[{}]")),
        arguments("no layers", layers().file("manifest.json", "[{\"Config\": \"abc.json\"}]")),
        arguments(
            "a layer", new TestArchive().file("abc.json", "{}").file("manifest.json", MANIFEST)),
        arguments("links to the root of the host", layers().symbolicLink("3", "/etc/passwd")),
        arguments("leads out of the archive", layers().symbolicLink("3", "../etc/passwd")),
        arguments(
            "leads out of the archive",
            layers().file("manifest.json", "[{\"Config\": \"../../etc/passwd\"}]")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiled")
  void refusesAnArchiveThatIsNotOneWholeImage(String why, TestArchive archive) {
    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib(archive.bytes()))
        .withMessageContaining(why);
  }

  @Test
  void saysWhereTheFilesOfAWholeSystemBelong() {
    var system = new TestArchive().file("sbin/init", "…").file("etc/hosts", "127.0.0.1");

    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib(system.bytes()))
        .withMessage(
            "This is no container archive: it looks like the files of a whole system. Upload it as"
                + " a root file system.");
  }

  @Test
  void theImagesOfAFreshPortalPassTheSameChecks() throws IOException {
    for (var starter : StarterImage.all()) {
      var file = Files.write(folder.resolve("starter"), starter.bytes());
      var format = Objects.requireNonNull(starter.description().format());

      assertThat(checks.minDiskGib(file, format)).isOne();
    }
  }

  private int minDiskGib(byte[] content) throws IOException {
    var file = Files.write(folder.resolve("archive"), content);
    return checks.minDiskGib(file, ImageFormat.CONTAINER_ARCHIVE);
  }
}
