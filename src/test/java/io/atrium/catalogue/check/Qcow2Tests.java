package io.atrium.catalogue.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.atrium.catalogue.ImageLimits;
import io.atrium.catalogue.NotAnImage;
import io.atrium.kernel.ImageFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class Qcow2Tests {

  private static final ImageLimits LIMITS =
      new ImageLimits(
          DataSize.ofGigabytes(1), DataSize.ofGigabytes(1), 1_000, DataSize.ofGigabytes(100));

  private static final int BACKING_FILE = 8;
  private static final int CLUSTER_BITS = 20;
  private static final int SIZE = 24;
  private static final int ENCRYPTION = 32;
  private static final int L1_ENTRIES = 36;
  private static final int L1_OFFSET = 40;
  private static final int REFERENCES_OFFSET = 48;
  private static final int REFERENCES_CLUSTERS = 56;
  private static final int SNAPSHOTS = 60;
  private static final int FEATURES = 72;
  private static final int HEADER_LENGTH = 100;
  private static final int FIRST_EXTENSION = 104;

  private final ImageChecks checks = new ImageChecks(LIMITS);

  @TempDir private Path folder;

  @Test
  void takesItsSmallestDiskFromTheSizeItDescribes() throws IOException {
    assertThat(minDiskGib(new TestDisk().bytes())).isEqualTo(10);
  }

  @Test
  void roundsAnUnevenSizeUp() throws IOException {
    assertThat(minDiskGib(new TestDisk().with(SIZE, (3L << 30) + 512).bytes())).isEqualTo(4);
  }

  static Stream<Arguments> spoiled() {
    return Stream.of(
        arguments("backing file", new TestDisk().with(BACKING_FILE, 0x200L)),
        arguments("data in another file", new TestDisk().with(FEATURES, 4L)),
        arguments("encrypted", new TestDisk().with(ENCRYPTION, 2)),
        arguments("not known here", new TestDisk().with(FEATURES, 1L << 40)),
        arguments("not closed properly", new TestDisk().with(FEATURES, 1L)),
        arguments("damaged", new TestDisk().with(FEATURES, 2L)),
        arguments("snapshots", new TestDisk().with(SNAPSHOTS, 1)),
        arguments("unknown version", new TestDisk().with(4, 4)),
        arguments("cluster size", new TestDisk().with(CLUSTER_BITS, 63)),
        arguments("without a size", new TestDisk().with(SIZE, 0L)),
        arguments("without a size", new TestDisk().with(SIZE, Long.MIN_VALUE)),
        arguments("whole sectors", new TestDisk().with(SIZE, (1L << 30) + 1)),
        arguments("at most 100 GiB", new TestDisk().with(SIZE, 200L << 30).with(L1_ENTRIES, 400)),
        arguments("too small a table", new TestDisk().with(L1_ENTRIES, 1)),
        arguments("impossible table", new TestDisk().with(L1_ENTRIES, -1)),
        arguments("points behind its own end", new TestDisk().with(L1_OFFSET, 1L << 40)),
        arguments("odd place", new TestDisk().with(L1_OFFSET, 77L)),
        arguments("points behind its own end", new TestDisk().with(3 * TestDisk.CLUSTER, 1L << 40)),
        arguments("points behind its own end", new TestDisk().with(REFERENCES_OFFSET, 1L << 60)),
        arguments("reference table", new TestDisk().with(REFERENCES_CLUSTERS, 0)),
        arguments("header length", new TestDisk().with(HEADER_LENGTH, Integer.MAX_VALUE)),
        arguments("names another file", new TestDisk().with(FIRST_EXTENSION, 0x44415441)),
        arguments("encrypted", new TestDisk().with(FIRST_EXTENSION, 0x0537be77)),
        arguments("without an end", new TestDisk().with(FIRST_EXTENSION, 1).with(108, -8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiled")
  void refusesADiskThatIsBrokenOrLeadsElsewhere(String why, TestDisk disk) {
    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib(disk.bytes()))
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "KDMV a disk of another kind", "conectix", "PK\u0003\u0004 zipped"})
  void saysWhatAFileThatIsNoDiskLooksLike(String content) {
    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib(content.getBytes(StandardCharsets.ISO_8859_1)))
        .withMessageContaining("is not a qcow2 disk: it looks like");
  }

  @Test
  void saysWhatIsAcceptedWhereNobodyKnowsWhatItIs() {
    assertThatExceptionOfType(NotAnImage.class)
        .isThrownBy(() -> minDiskGib("hello".getBytes(StandardCharsets.ISO_8859_1)))
        .withMessage(
            "The file is not a qcow2 disk. A disk of another kind becomes one by 'qemu-img convert"
                + " -O qcow2'.");
  }

  @Test
  void refusesWhatEndsTooEarlyWhereverItEnds() {
    var whole = new TestDisk().bytes();

    for (var length = 1; length < 3 * TestDisk.CLUSTER; length += 997) {
      var cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(NotAnImage.class).isThrownBy(() -> minDiskGib(cut));
    }
  }

  @Test
  void anyBytesAreEitherAcceptedOrRefusedButNeverADefect() throws IOException {
    var random = new Random(20_261_122);
    for (var round = 0; round < 500; round++) {
      var disk = new TestDisk().bytes();
      for (var spoiled = 0; spoiled < 3; spoiled++) {
        disk[random.nextInt(8, 136)] = (byte) random.nextInt();
      }
      try {
        assertThat(minDiskGib(disk)).isBetween(1, 100);
      } catch (NotAnImage refused) {
        assertThat(refused.sentence()).endsWith(".");
      }
    }
  }

  private int minDiskGib(byte[] content) throws IOException {
    var file = Files.write(folder.resolve("disk"), content);
    return checks.minDiskGib(file, ImageFormat.QCOW2);
  }
}
