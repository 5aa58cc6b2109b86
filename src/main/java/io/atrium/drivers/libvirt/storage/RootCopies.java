package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.spi.NoRoom;
import io.atrium.drivers.spi.SpecRejected;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The whole copies of one container's root folder, beside it. A copy is made under another name and
 * gets its own once it is whole.
 */
public final class RootCopies {

  private static final String PART = ".part";

  private static final String RESTORED = ".restored";

  private static final String OLD = ".old";

  private static final String EXPORT = ".export";

  private final Path base;

  private final String instanceId;

  RootCopies(Path base, String instanceId) {
    this.base = base;
    this.instanceId = instanceId;
  }

  /** All that lies beside the root folder, whole and half-made. */
  List<Path> all() {
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    try (var beside = Files.newDirectoryStream(base, instanceId + ".*")) {
      return StreamSupport.stream(beside.spliterator(), false).toList();
    } catch (IOException unreadable) {
      throw new UnexpectedAnswer("The folder for containers cannot be read.", unreadable);
    }
  }

  public boolean has(String snapshotId) {
    return exists(snapshot(snapshotId));
  }

  /** How many bytes a snapshot takes. */
  public long bytes(String snapshotId) {
    try {
      return FolderSize.of(snapshot(snapshotId));
    } catch (IOException | UncheckedIOException unreadable) {
      throw new UnexpectedAnswer("A snapshot cannot be measured.", unreadable);
    }
  }

  public void forget(String snapshotId) {
    FolderRemoval.remove(part(snapshot(snapshotId)));
    if (has(snapshotId)) {
      move(snapshot(snapshotId), part(snapshot(snapshotId))); // half removed is not whole
      FolderRemoval.remove(part(snapshot(snapshotId)));
    }
  }

  /** Whether a copy was begun that was never finished. */
  public boolean unfinished() {
    return all().stream().anyMatch(path -> path.toString().endsWith(PART));
  }

  /** Ends what an interruption left: the root folder is in its place, and nothing is half-made. */
  public void settle() {
    if (!exists(root())) {
      if (exists(aside(RESTORED))) {
        move(aside(RESTORED), root());
      } else if (exists(aside(OLD))) {
        move(aside(OLD), root());
      }
    }
    all().stream().filter(path -> path.toString().endsWith(PART)).forEach(FolderRemoval::remove);
    List.of(RESTORED, OLD, EXPORT).forEach(name -> FolderRemoval.remove(aside(name)));
  }

  /** Refuses where a copy of the root folder, or of a snapshot, would not fit. */
  public void demandRoom() {
    demandRoom(root());
  }

  private void demandRoom(Path folder) {
    try {
      if (FolderSize.of(folder) > Files.getFileStore(base).getUsableSpace()) {
        throw new NoRoom("There is no room for a copy of the container's files.");
      }
    } catch (IOException unreadable) {
      throw new UnexpectedAnswer("The container's files cannot be measured.", unreadable);
    }
  }

  /** Makes the copy of a snapshot, which is none before {@link #finish}. */
  public void begin(String snapshotId) {
    copy(root(), part(snapshot(snapshotId)));
  }

  public void finish(String snapshotId) {
    move(part(snapshot(snapshotId)), snapshot(snapshotId));
  }

  /** Makes a copy to read from without a hurry. */
  public void beginExport() {
    copy(root(), part(aside(EXPORT)));
  }

  /** Writes what {@link #beginExport} copied, and removes it. */
  public void finishExport(Path target) {
    try {
      write(part(aside(EXPORT)), target);
    } finally {
      FolderRemoval.remove(part(aside(EXPORT)));
    }
  }

  /** Writes the root folder as it is. */
  public void export(Path target) {
    write(root(), target);
  }

  private static void write(Path folder, Path target) {
    var complete = false;
    try {
      FolderArchive.write(folder, RootFolders.IDS, target);
      complete = true;
    } catch (IOException failure) {
      throw explained(failure);
    } finally {
      if (!complete) {
        target.toFile().delete();
      }
    }
  }

  /** Puts a snapshot in the place of the root folder, which stays until the copy is whole. */
  public void putBack(String snapshotId) {
    if (!has(snapshotId)) {
      throw new SpecRejected("The host has no snapshot '%s' of it.".formatted(snapshotId));
    }
    demandRoom(snapshot(snapshotId));
    copy(snapshot(snapshotId), part(aside(RESTORED)));
    move(part(aside(RESTORED)), aside(RESTORED));
    move(root(), aside(OLD));
    move(aside(RESTORED), root());
    FolderRemoval.remove(aside(OLD));
  }

  private static void copy(Path from, Path to) {
    var complete = false;
    try {
      FolderRemoval.remove(to);
      FolderCopy.copy(from, to);
      complete = true;
    } catch (IOException failure) {
      throw explained(failure);
    } finally {
      if (!complete) {
        FolderRemoval.remove(to);
      }
    }
  }

  private static RuntimeException explained(IOException failure) {
    var said = String.valueOf(failure.getMessage());
    return said.contains("No space left") || said.contains("quota")
        ? new NoRoom("There is no room for a copy of the container's files.", failure)
        : new UnexpectedAnswer("The container's files cannot be copied.", failure);
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException failure) {
      throw new UnexpectedAnswer("A root folder cannot be moved.", failure);
    }
  }

  private Path root() {
    return base.resolve(instanceId);
  }

  private Path snapshot(String snapshotId) {
    if (!snapshotId.matches("snap-[0-9a-f]{17}")) {
      throw new IllegalArgumentException("Not a snapshot id: " + snapshotId);
    }
    return aside("." + snapshotId);
  }

  private Path aside(String ending) {
    return base.resolve(instanceId + ending);
  }

  private static Path part(Path whole) {
    return whole.resolveSibling(whole.getFileName() + PART);
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
