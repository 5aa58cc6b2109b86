package io.atrium.catalogue.store;

import io.atrium.catalogue.ImageLimits;
import io.atrium.kernel.Institution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the bytes of images in one folder, a file per image. A file appears there only complete, by
 * one atomic move; what is still arriving lies beside it as a part.
 */
@Component
public class ImageStore implements AutoCloseable {

  private static final Pattern ID = Pattern.compile("img-[0-9a-f]{17}");

  private final Path folder;

  private final ImageLimits limits;

  private @Nullable FileChannel owner;

  public ImageStore(Institution institution, ImageLimits limits) {
    this.folder = institution.data().resolve("images").toAbsolutePath().normalize();
    this.limits = limits;
  }

  /** Where the bytes of a ready image lie. */
  public Path file(String imageId) {
    if (!ID.matcher(imageId).matches()) {
      throw new IllegalArgumentException("Not an image id: " + imageId);
    }
    return folder.resolve(imageId);
  }

  /** A place for the bytes of an image that are about to arrive. */
  public Part part(String imageId) {
    try {
      Files.createDirectories(folder);
      return new Part(Files.createTempFile(folder, file(imageId).getFileName() + ".", ".part"));
    } catch (IOException failed) {
      throw DiskFull.orDefect(failed);
    }
  }

  /** Writes what arrives into a part, at most as much as an image may have. */
  public Part receive(String imageId, InputStream bytes, long announced) {
    refuseUnlessRoom(announced);
    var part = part(imageId);
    boolean whole = false;
    try {
      part.write(bytes, limits.largest().toBytes());
      whole = true;
      return part;
    } finally {
      if (!whole) {
        part.close();
      }
    }
  }

  /** Makes a part the bytes of the image. */
  public void keep(Part part, String imageId) {
    try {
      Files.move(part.path(), file(imageId), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("The bytes of image " + imageId + " are not kept", failed);
    }
  }

  public void discard(String imageId) {
    try {
      Files.deleteIfExists(file(imageId));
    } catch (IOException failed) {
      throw new UncheckedIOException("The bytes of image " + imageId + " are not removed", failed);
    }
  }

  /**
   * Removes the parts that an earlier run left, unless another portal works in the same folder:
   * then they may be arriving right now.
   *
   * @return whether this portal is the only one here
   */
  public boolean tidy() {
    try {
      Files.createDirectories(folder);
      owner =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (owner.tryLock() == null) {
        return false;
      }
      try (var parts = Files.newDirectoryStream(folder, "*.part")) {
        for (var part : parts) {
          Files.deleteIfExists(part);
        }
      }
      return true;
    } catch (OverlappingFileLockException _) {
      return false;
    } catch (IOException failed) {
      throw new UncheckedIOException("The folder of images cannot be used: " + folder, failed);
    }
  }

  @Override
  public void close() throws IOException {
    if (owner != null) {
      owner.close();
    }
  }

  private void refuseUnlessRoom(long announced) {
    if (announced > limits.largest().toBytes()) {
      throw new TooLarge(limits.largest().toMegabytes());
    }
    try {
      Files.createDirectories(folder);
      if (announced > Files.getFileStore(folder).getUsableSpace()) {
        throw new DiskFull();
      }
    } catch (IOException failed) {
      throw DiskFull.orDefect(failed);
    }
  }
}
