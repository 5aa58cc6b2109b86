package io.atrium.drivers.libvirt.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.drivers.libvirt.domain.LxcDomain.IdMap;
import io.atrium.drivers.spi.SpecRejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies and archives of what a guest has made of its root folder, hostile things among it. */
class FolderCopyTests {

  private static final String INSTANCE = "i-0123456789abcdef0";

  private static final String SNAPSHOT = "snap-0123456789abcdef0";

  @TempDir private Path folder;

  private Path root;

  private RootCopies copies;

  @BeforeEach
  void fill() throws Exception {
    root = Files.createDirectories(folder.resolve(INSTANCE));
    copies = new RootCopies(folder, INSTANCE);
    Files.writeString(folder.resolve("outside"), "of the host");
    shell(
        """
        mkdir -p etc var/lib/cloud/seed/nocloud www locked
        echo welcome > etc/motd; ln etc/motd etc/again; ln -s ../../outside etc/out; ln -s / up
        echo secret > var/lib/cloud/seed/nocloud/user-data; echo run > setuid; chmod 4755 setuid
        mkfifo pipe; truncate -s 64M sparse; printf end >> sparse; touch -d 2001-02-03 etc/motd
        printf x > "$(printf 'bad\\377name')"; printf y > "$(printf 'two\\nlines')"; chmod 500 locked
        """);
  }

  @Test
  void aCopyIsWhatItWas() throws IOException {
    var copy = folder.resolve("copy");

    FolderCopy.copy(root, copy);

    assertThat(copy.resolve("etc/motd")).hasContent("welcome");
    assertThat(Files.getLastModifiedTime(copy.resolve("etc/motd")))
        .isEqualTo(Files.getLastModifiedTime(root.resolve("etc/motd")));
    assertThat(Files.isSameFile(copy.resolve("etc/motd"), copy.resolve("etc/again"))).isTrue();
    assertThat(Files.isSameFile(copy.resolve("etc/motd"), root.resolve("etc/motd"))).isFalse();
    assertThat(Files.readSymbolicLink(copy.resolve("etc/out"))).hasToString("../../outside");
    assertThat(Files.readSymbolicLink(copy.resolve("up"))).hasToString("/");
    assertThat((int) Files.getAttribute(copy.resolve("setuid"), "unix:mode") & 07777)
        .isEqualTo(04755);
    assertThat((int) Files.getAttribute(copy.resolve("locked"), "unix:mode") & 07777)
        .isEqualTo(0500);
    assertThat(Files.exists(copy.resolve("pipe"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void holesStayHolesAndStrangeNamesStayNames() throws Exception {
    FolderCopy.copy(root, folder.resolve("copy"));

    assertThat(Files.mismatch(root.resolve("sparse"), folder.resolve("copy/sparse"))).isEqualTo(-1);
    shell(
        """
        [ "$(du -k ../copy/sparse | cut -f 1)" -lt 1000 ]
        [ "$(cat "../copy/$(printf 'bad\\377name')")" = x ]
        [ "$(cat "../copy/$(printf 'two\\nlines')")" = y ]
        """);
  }

  @Test
  void aSnapshotIsThereOnceItIsWhole() {
    copies.begin(SNAPSHOT);
    assertThat(copies.has(SNAPSHOT)).isFalse();
    assertThat(copies.unfinished()).isTrue();

    copies.finish(SNAPSHOT);

    assertThat(copies.has(SNAPSHOT)).isTrue();
    assertThat(copies.unfinished()).isFalse();
    assertThat(copies.bytes(SNAPSHOT)).isGreaterThan(64L << 20);
    copies.forget(SNAPSHOT);
    copies.forget(SNAPSHOT);
    assertThat(copies.all()).isEmpty();
  }

  @Test
  void whereverARestoreIsInterruptedOneOfBothIsInItsPlaceAfterwards() throws IOException {
    copies.begin(SNAPSHOT);
    copies.finish(SNAPSHOT);
    Files.writeString(root.resolve("etc/motd"), "later");
    Files.move(root, folder.resolve(INSTANCE + ".old"));

    copies.settle();
    assertThat(root.resolve("etc/motd")).hasContent("later");

    copies.putBack(SNAPSHOT);
    assertThat(root.resolve("etc/motd")).hasContent("welcome");
    Files.move(root, folder.resolve(INSTANCE + ".restored"));

    copies.settle();
    assertThat(root.resolve("etc/motd")).hasContent("welcome");
    assertThat(copies.all()).containsExactly(folder.resolve(INSTANCE + "." + SNAPSHOT));
  }

  @Test
  void aMissingSnapshotIsRefused() {
    assertThatExceptionOfType(SpecRejected.class).isThrownBy(() -> copies.putBack(SNAPSHOT));
    assertThat(root.resolve("etc/motd")).hasContent("welcome");
  }

  @Test
  void anArchiveHasTheContainersOwnNumbersAndNoSecrets() throws IOException {
    var target = folder.resolve("archive");
    var me = (int) Files.getAttribute(root, "unix:uid");

    FolderArchive.write(root, new IdMap(me - 7, 100), target);

    var entries = entries(target);
    assertThat(entries.get("etc/motd").getLongUserId()).isEqualTo(7);
    assertThat(entries.get("setuid").getMode() & 07777).isEqualTo(04755);
    assertThat(entries.get("etc/out").getLinkName()).isEqualTo("../../outside");
    assertThat(entries.get("etc/out").isSymbolicLink()).isTrue();
    assertThat(entries.values()).filteredOn(TarArchiveEntry::isLink).hasSize(1);
    assertThat(entries).containsKeys("bad\u00ffname", "two\nlines", "var/lib/cloud/");
    assertThat(entries).doesNotContainKeys("pipe", "var/lib/cloud/seed/");
    assertThat(entries.keySet()).noneMatch(name -> name.contains("user-data"));
  }

  private static Map<String, TarArchiveEntry> entries(Path archive) throws IOException {
    var entries = new HashMap<String, TarArchiveEntry>();
    try (var tar =
        new TarArchiveInputStream(
            new GZIPInputStream(Files.newInputStream(archive)),
            StandardCharsets.ISO_8859_1.name())) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.put(entry.getName(), entry);
      }
    }
    return entries;
  }

  private void shell(String script) throws Exception {
    var shell = new ProcessBuilder("bash", "-ec", script).directory(root.toFile()).inheritIO();
    assertThat(shell.start().waitFor()).isZero();
  }
}
