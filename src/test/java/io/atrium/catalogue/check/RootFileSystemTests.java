package io.atrium.catalogue.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atrium.catalogue.ImageLimits;
import io.atrium.catalogue.NotAnImage;
import io.atrium.catalogue.start.StarterImage;
import io.atrium.kernel.ImageFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class RootFileSystemTests {

  private static final ImageLimits LIMITS =
      new ImageLimits(
          DataSize.ofGigabytes(1), DataSize.ofGigabytes(1), 50, DataSize.ofGigabytes(1));

  private final ImageChecks checks = new ImageChecks(LIMITS);

  @TempDir private Path folder;

  private static TestArchive system() {
    return new TestArchive()
        .file("./usr/bin/busybox", "…")
        .symbolicLink("./bin", "usr/bin")
        .hardLink("./usr/bin/sh", "./usr/bin/busybox")
        .symbolicLink("./etc/mtab", "../proc/self/mounts")
        .symbolicLink("./etc/alternatives/awk", "/usr/bin/busybox")
        .device("./dev/null", TarConstants.LF_CHR, 1, 3);
  }

  @Test
  void acceptsASystemWithItsUsualLinksAndDevices() throws IOException {
    assertThat(minDiskGib(system().bytes())).isOne();
    assertThat(minDiskGib(system().zipped())).isOne();
  }

  static Stream<Arguments> spoiled() {
    return Stream.of(
        arguments("neither sbin/init nor bin/sh", new TestArchive().file("hello", "hello")),
        arguments("leads out of the archive", system().file("../../etc/passwd", "root")),
        arguments("leads out of the archive", system().symbolicLink("out", "../outside")),
        arguments("leads out of the archive", system().symbolicLink("a/b", "/../../outside")),
        arguments("begins at the root of the host", system().file("/etc/passwd", "root")),
        arguments("lies behind a link", system().file("bin/evil", "…")),
        arguments("links to a file it lacks", system().hardLink("shadow", "etc/shadow")),
        arguments("leads out of the archive", system().hardLink("shadow", "../etc/shadow")),
        arguments("device of a host", system().device("dev/sda", TarConstants.LF_BLK, 8, 0)),
        arguments("device of a host", system().device("dev/mem", TarConstants.LF_CHR, 1, 1)),
        arguments("control characters", system().file("two\nlines", "…")),
        arguments("name of 5000 characters", system().file("a".repeat(5_000), "…")),
        arguments("more than 50 files", many(60)));
  }

  private static TestArchive many(int files) {
    var archive = system();
    for (var number = 0; number < files; number++) {
      archive.file("f" + number, "");
    }
    return archive;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiled")
  void refusesAnArchiveThatIsNoSystemOrReachesOut(String why, TestArchive archive) {
    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib(archive.bytes()))
        .withMessageContaining(why);
  }

  @Test
  void saysWhereAContainerImageBelongs() throws IOException {
    var image =
        StarterImage.all().stream()
            .filter(each -> each.description().format() == ImageFormat.CONTAINER_ARCHIVE)
            .findFirst()
            .orElseThrow();

    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib(image.bytes()))
        .withMessageEndingWith("Upload it as a container archive.");
  }

  @Test
  void stopsAnArchiveThatExplodes() throws IOException {
    var bomb = system().file("zeros", new byte[300 << 20]).zipped();

    assertThat(bomb.length).isLessThan(1 << 20);
    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib(bomb))
        .withMessageContaining("unpacked it would be larger");
  }

  @Test
  void doesNotReadANameIntoMemoryThatNeverEnds() {
    var archive = system().bytes();
    var name = ByteBuffer.allocate(8 << 20);
    name.put(archive, 0, 512);
    name.put(156, TarConstants.LF_GNUTYPE_LONGNAME);
    name.put(124, "00037000000 ".getBytes(StandardCharsets.US_ASCII));
    repairSum(name.array());

    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib(name.array()))
        .withMessageContaining("too long");
  }

  @Test
  void refusesWhatEndsTooEarlyOrIsDamaged() throws IOException {
    var whole = system().zipped();

    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib(Arrays.copyOf(whole, whole.length / 2)))
        .withMessageContaining("damaged or not complete");
    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib("plain words".getBytes(StandardCharsets.US_ASCII)))
        .withMessageContaining(
            "is not a tar archive. What 'docker save' or 'tar' writes is accepted");
  }

  @Test
  void anyBytesAreEitherAcceptedOrRefusedButNeverADefect() throws IOException {
    var random = new Random(20_261_122);
    var whole = system().bytes();
    for (var round = 0; round < 500; round++) {
      var archive = whole.clone();
      for (var spoiled = 0; spoiled < 3; spoiled++) {
        archive[random.nextInt(512 * 8)] = (byte) random.nextInt();
      }
      try {
        assertThat(minDiskGib(archive)).isPositive();
      } catch (NotAnImage refused) {
        assertThat(refused.sentence()).endsWith(".");
      }
    }
  }

  private static void repairSum(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    var sum = 0;
    for (var at = 0; at < 512; at++) {
      sum += header[at] & 0xff;
    }
    var text = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, header, 148, text.length);
  }

  private int minDiskGib(byte[] content) throws IOException {
    var file = Files.write(folder.resolve("archive"), content);
    return checks.minDiskGib(file, ImageFormat.ROOTFS);
  }
}
