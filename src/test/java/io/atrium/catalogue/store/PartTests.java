package io.atrium.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.catalogue.ImageLimits;
import io.atrium.kernel.Institution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class PartTests {

  private static final String ID = "img-00000000000000001";

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private ImageStore store;

  @BeforeEach
  void aStoreForSmallImages() {
    store = store(DataSize.ofKilobytes(1));
  }

  private ImageStore store(DataSize largest) {
    var institution = new Institution("Test", ZoneOffset.UTC, Currency.getInstance("EUR"), folder);
    return new ImageStore(
        institution, new ImageLimits(largest, largest, 10, DataSize.ofGigabytes(1)));
  }

  @Test
  void isMeasuredWhileItArrives() {
    try (var part =
        store.receive(ID, new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), 5)) {
      assertThat(part.bytes().length()).isEqualTo(5);
      assertThat(part.bytes().sha256())
          .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
      store.keep(part, ID);
    }
    assertThat(files()).containsExactly(ID);
    assertThat(store.file(ID)).hasContent("hello");
  }

  @Test
  void leavesNothingWhenTheSenderStops() {
    var broken =
        new InputStream() {
          private int sent;

          @Override
          public int read() throws IOException {
            if (++sent > 500) {
              throw new IOException("Connection reset by peer");
            }
            return 7;
          }
        };

    assertThatExceptionOfType(UploadCut.class).isThrownBy(() -> store.receive(ID, broken, -1));
    assertThat(files()).isEmpty();
  }

  @Test
  void leavesNothingWhenTheImageIsTooLarge() {
    assertThatExceptionOfType(TooLarge.class)
        .isThrownBy(() -> store.receive(ID, new ByteArrayInputStream(new byte[2_000]), -1));
    assertThatExceptionOfType(TooLarge.class)
        .isThrownBy(() -> store.receive(ID, InputStream.nullInputStream(), 2_000));
    assertThat(files()).isEmpty();
  }

  @Test
  void isNotBegunWhenTheDiskHasNoRoomForWhatIsAnnounced() {
    var unlimited = store(DataSize.ofBytes(Long.MAX_VALUE));

    assertThatExceptionOfType(DiskFull.class)
        .isThrownBy(() -> unlimited.receive(ID, InputStream.nullInputStream(), Long.MAX_VALUE))
        .withMessageContaining("an operator must make room");
    assertThat(files()).isEmpty();
  }

  @Test
  void tellsAFullDiskFromADefect() {
    // The device on which every write finds the disk full.
    var part = new Part(Path.of("/dev/full"));

    assertThatExceptionOfType(DiskFull.class)
        .isThrownBy(() -> part.write(new ByteArrayInputStream(new byte[10]), 100));
  }

  @Test
  void whatAnEarlierRunLeftIsTidiedOnceByWhoeverIsAlone() throws IOException {
    store.receive(ID, InputStream.nullInputStream(), -1);
    assertThat(files()).hasSize(1);

    try (var first = store) {
      assertThat(first.tidy()).isTrue();
      assertThat(files()).containsExactly(".lock");
      try (var second = store(DataSize.ofKilobytes(1))) {
        assertThat(second.tidy()).isFalse();
      }
    }
  }

  private List<String> files() {
    try (var files = Files.list(Files.createDirectories(folder.resolve("images")))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
