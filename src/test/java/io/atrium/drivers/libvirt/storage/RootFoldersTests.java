package io.atrium.drivers.libvirt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.libvirt.domain.LxcDomain.IdMap;
import io.atrium.drivers.spi.SpecRejected;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of root file systems, among them hostile ones. */
class RootFoldersTests {

  @TempDir private Path folder;

  private Path root;

  @BeforeEach
  void makeTheRoot() throws IOException {
    root = Files.createDirectories(folder.resolve("roots/own"));
  }

  @Test
  void unpacksFilesFoldersAndLinks() throws IOException {
    unpack(
        archive(tar -> {
          put(tar, "./etc/motd", "welcome");
          link(tar, "./bin", "usr/bin", TarConstants.LF_SYMLINK);
          link(tar, "./etc/again", "./etc/motd", TarConstants.LF_LINK);
          link(tar, "./dev/null", "", TarConstants.LF_CHR);
        }));

    assertThat(root.resolve("etc/motd")).hasContent("welcome");
    assertThat(root.resolve("etc/again")).hasContent("welcome");
    assertThat(Files.readSymbolicLink(root.resolve("bin"))).hasToString("usr/bin");
    assertThat(Files.exists(root.resolve("dev/null"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "a/../../outside", "./..", "/../../outside"})
  void refusesNamesThatClimb(String name) throws IOException {
    var archive = archive(tar -> put(tar, name, "evil"));

    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> unpack(archive));
    assertThat(folder.resolve("outside")).doesNotExist();
    assertThat(folder.resolve("roots/outside")).doesNotExist();
  }

  @Test
  void takesANameFromTheTopAsOneInside() throws IOException {
    unpack(archive(tar -> put(tar, "/etc/inside", "fine")));

    assertThat(root.resolve("etc/inside")).hasContent("fine");
  }

  @Test
  void neverWritesThroughALink() throws IOException {
    var archive =
        archive(tar -> {
          link(tar, "way", folder.toString(), TarConstants.LF_SYMLINK);
          put(tar, "way/outside", "evil");
        });

    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> unpack(archive));
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  void replacesALinkInsteadOfWritingToWhereItPoints() throws IOException {
    var victim = Files.writeString(folder.resolve("victim"), "precious");

    unpack(
        archive(tar -> {
          link(tar, "file", victim.toString(), TarConstants.LF_SYMLINK);
          put(tar, "file", "evil");
        }));

    assertThat(victim).hasContent("precious");
    assertThat(root.resolve("file")).hasContent("evil");
  }

  @Test
  void givesNothingOutsideASecondName() throws IOException {
    var victim = Files.writeString(folder.resolve("victim"), "precious");
    var archive =
        archive(tar -> {
          link(tar, "way", folder.toString(), TarConstants.LF_SYMLINK);
          link(tar, "copy", "way/" + victim.getFileName(), TarConstants.LF_LINK);
        });

    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> unpack(archive));
    assertThat(root.resolve("copy")).doesNotExist();
  }

  @Test
  void stopsWhenMoreComesOutThanWasOrdered() throws IOException {
    var archive = archive(tar -> put(tar, "big", "x".repeat(100_000)));

    assertThatExceptionOfType(SpecRejected.class)
        .isThrownBy(() -> new RootArchive(archive, 99_999).unpackTo(tree()))
        .withMessageContaining("does not fit");
  }

  @Test
  void refusesAnEmptyArchiveAndUsersThatNobodyHas() throws IOException {
    var empty = archive(_ -> {});
    var strange =
        archive(tar -> {
          var entry = new TarArchiveEntry("file");
          entry.setUserId(70_000);
          tar.putArchiveEntry(entry);
          tar.closeArchiveEntry();
        });

    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> unpack(empty));
    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> unpack(strange));
  }

  @Test
  void removesLinksAndNeverWhatTheyPointTo() throws IOException {
    var victim = Files.createDirectories(folder.resolve("victim"));
    Files.writeString(victim.resolve("file"), "precious");
    Files.createSymbolicLink(root.resolve("way"), victim);

    new RootFolders(folder.resolve("roots")).delete("own");

    assertThat(root).doesNotExist();
    assertThat(victim.resolve("file")).hasContent("precious");
  }

  /** Users stand for themselves here, so that the test needs no rights. */
  private FolderTree tree() throws IOException {
    int self = (Integer) Files.getAttribute(folder, "unix:uid");
    return new FolderTree(root, new IdMap(self, 65_536));
  }

  private void unpack(Path archive) throws IOException {
    new RootArchive(archive, 1 << 20).unpackTo(tree());
  }

  private Path archive(Content content) throws IOException {
    var file = folder.resolve("root.tar.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
        var tar = new TarArchiveOutputStream(out)) {
      content.writeTo(tar);
    }
    return file;
  }

  private static void put(TarArchiveOutputStream tar, String name, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var entry = new TarArchiveEntry(name, true);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, String target, byte type)
      throws IOException {
    var entry = new TarArchiveEntry(name, type);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  /** What an archive is made of. */
  private interface Content {

    void writeTo(TarArchiveOutputStream tar) throws IOException;
  }
}
