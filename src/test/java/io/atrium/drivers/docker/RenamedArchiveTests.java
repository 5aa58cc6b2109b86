package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.spi.SpecRejected;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an archive says, it reaches the engine under our name or not at all. */
class RenamedArchiveTests {

  private static final String OURS = "atrium/img-1:abc";

  private static final String LIST =
      """
      [{"Config": "c.json", "RepoTags": ["nginx:latest", "nginx:1"], "Layers": ["l/layer.tar"]}]\
      """;

  private static final String INDEX =
      """
      {"schemaVersion": 2, "manifests": [{"digest": "sha256:0",
       "annotations": {"io.containerd.image.name": "docker.io/library/nginx:latest"}}]}\
      """;

  @TempDir private Path folder;

  @Test
  void everyListNamesOursAndNothingElse() throws IOException {
    var archive = good().file("index.json", INDEX).file("repositories", "{\"nginx\":{}}").write();

    var files = passed(archive);

    assertThat(files.get("manifest.json")).contains(OURS).doesNotContain("nginx");
    assertThat(files.get("index.json")).contains("docker.io/" + OURS).doesNotContain("nginx");
    assertThat(files).doesNotContainKey("repositories");
    assertThat(files).containsEntry("c.json", "{}").containsEntry("l/layer.tar", "layer");
  }

  @Test
  void aLargeLayerComesThroughWhole() throws IOException {
    var layer = "0123456789".repeat(100_000);

    assertThat(passed(good().file("l/layer.tar", layer).write()))
        .containsEntry("l/layer.tar", layer);
  }

  @Test
  void anArchiveMayBePacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(Files.readAllBytes(good().write()));
    }

    assertThat(passed(packed.toByteArray())).containsKey("manifest.json");
  }

  @Test
  void theLinkBetweenEqualLayersIsKept() throws IOException {
    var archive = good().link("m/layer.tar", "../l/layer.tar").write();

    assertThat(passed(archive)).containsEntry("m/layer.tar", "-> ../l/layer.tar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/x", "a/../../x", "a/..", "a\\x"})
  void aPathThatLeadsOutIsRefused(String path) throws IOException {
    assertRefused(good().file(path, "x"), "leads out");
  }

  @Test
  void aLinkThatCouldBeAnotherWayToTheListIsRefused() throws IOException {
    assertRefused(good().link("way", "."), "is a link");
    assertRefused(good().link("manifest.json", "other.json"), "is a link");
    assertRefused(good().link("a/layer.tar", "../../layer.tar"), "is a link");
    assertRefused(good().link("a/layer.tar", "/l/layer.tar"), "is a link");
  }

  @Test
  void aSecondListIsRefused() throws IOException {
    assertRefused(good().file("./manifest.json", LIST), "twice");
  }

  @Test
  void moreThanOneImageIsRefused() throws IOException {
    assertRefused(good().file("manifest.json", "[%s,%s]".formatted(one(), one())), "not 2");
    assertRefused(good().file("manifest.json", "[]"), "not 0");
  }

  @Test
  void aListThatIsNoListIsRefused() throws IOException {
    assertRefused(good().file("manifest.json", "{"), "no JSON");
    assertRefused(good().file("manifest.json", "[{\"Config\": 1}]"), "incomplete");
    assertRefused(good().file("manifest.json", LIST.replace("c.json", "../c")), "leads out");
    assertRefused(Archives.empty(folder).file("c.json", "{}"), "no manifest.json");
  }

  @Test
  void whatIsNoArchiveIsRefused() {
    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> passed("no archive at all".getBytes(StandardCharsets.UTF_8)));
  }

  private Archives good() {
    return Archives.empty(folder)
        .file("manifest.json", LIST)
        .file("c.json", "{}")
        .file("l/layer.tar", "layer");
  }

  private static String one() {
    return LIST.substring(1, LIST.length() - 1);
  }

  private static void assertRefused(Archives archive, String why) throws IOException {
    var bytes = Files.readAllBytes(archive.write());

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> passed(bytes))
        .withMessageContaining(why);
  }

  private static Map<String, String> passed(Path archive) throws IOException {
    return passed(Files.readAllBytes(archive));
  }

  private static Map<String, String> passed(byte[] archive) throws IOException {
    var files = new TreeMap<String, String>();
    var bytes = new BufferedInputStream(new ByteArrayInputStream(archive));
    try (var tar = new TarArchiveInputStream(new RenamedArchive(bytes, OURS))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.put(
            entry.getName(),
            entry.isSymbolicLink()
                ? "-> " + entry.getLinkName()
                : new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
