package io.atrium.instances.store;

import io.atrium.instances.ArchiveKept;
import io.atrium.kernel.Institution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps the disks of archived machines in one folder, packed, a file for each. A file appears there
 * only whole, by one atomic move, and goes once it is committed that nobody wants it any more.
 */
@Component
public class ArchiveStore {

  private static final String GIVEN_BACK = "arc-";

  private static final Duration LONGEST_TRANSFER = Duration.ofHours(6);

  private final Path folder;

  private final Clock clock;

  ArchiveStore(Institution institution, Clock clock) {
    this.clock = clock;
    this.folder = institution.data().resolve("archives").toAbsolutePath().normalize();
  }

  /** Where the disk of an archived machine lies. */
  public Path file(String instanceId) {
    return folder.resolve(instanceId + ".gz");
  }

  /** A place for what is on its way, where nothing is yet; whoever asks removes it. */
  public Path part(String instanceId) throws IOException {
    Files.createDirectories(folder);
    return folder.resolve("%s.%s.part".formatted(instanceId, UUID.randomUUID()));
  }

  /**
   * Removes what is left of transfers that ended with their portal, long ago; another portal may be
   * at work in the same folder.
   */
  @EventListener(ApplicationReadyEvent.class)
  void tidy() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    var longAgo = clock.instant().minus(LONGEST_TRANSFER);
    try (var parts = Files.newDirectoryStream(folder, "*.part")) {
      for (var part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(longAgo)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  /** Makes a part the disk of the machine; one that lay there before is replaced. */
  public void keep(Path part, String instanceId) throws IOException {
    Files.move(
        part,
        file(instanceId),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(ArchiveKept kept) {
    if (kept.bytes() == 0) {
      discard("i-" + kept.archiveId().substring(GIVEN_BACK.length()));
    }
  }

  private void discard(String instanceId) {
    try {
      Files.deleteIfExists(file(instanceId));
    } catch (IOException failed) {
      throw new UncheckedIOException("An archive is not removed: " + instanceId, failed);
    }
  }
}
