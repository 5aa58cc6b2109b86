package io.atrium.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of the portal: one for each data folder, whatever happens while it is made. */
class SealerTests {

  private static final int MANY = 8;

  @TempDir private Path folder;

  @Test
  void whatOneSealsEveryPortalOverTheSameFolderOpens() {
    var sealed = sealer().seal("a secret");

    assertThat(sealer().open(sealed)).isEqualTo("a secret");
    assertThat(sealed).doesNotContain("secret");
  }

  @Test
  void portalsThatStartTogetherOverAnEmptyFolderShareOneKey() throws Exception {
    var together = new CyclicBarrier(MANY);
    Callable<Sealer> start =
        () -> {
          together.await();
          return sealer();
        };

    try (var threads = Executors.newFixedThreadPool(MANY)) {
      var started = threads.invokeAll(Stream.generate(() -> start).limit(MANY).toList());

      var sealed = started.getFirst().get().seal("shared");
      for (var each : started) {
        assertThat(each.get().open(sealed)).isEqualTo("shared");
      }
    }
  }

  @Test
  void aKeyFileThatACrashLeftEmptyIsFilled() throws IOException {
    Files.createFile(folder.resolve("secret.key"));

    assertThat(sealer().open(sealer().seal("later"))).isEqualTo("later");
  }

  @Test
  void theKeyIsForTheOwnerOnly() throws IOException {
    sealer();

    assertThat(Files.getPosixFilePermissions(folder.resolve("secret.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whatWasAlteredIsRefused() {
    var sealed = sealer().seal("a secret");
    var altered = (sealed.charAt(0) == 'A' ? 'B' : 'A') + sealed.substring(1);

    assertThatThrownBy(() -> sealer().open(altered)).isInstanceOf(RuntimeException.class);
  }

  private Sealer sealer() {
    return new Sealer(new Institution("Test", ZoneOffset.UTC, Currency.getInstance("EUR"), folder));
  }
}
