package io.atrium.drivers.libvirt.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** Adds up how long the files in a folder are, each once, holes too. */
final class FolderSize extends SimpleFileVisitor<Path> {

  private final Set<Object> seen = new HashSet<>();

  private long bytes;

  private FolderSize() {}

  static long of(Path folder) throws IOException {
    var size = new FolderSize();
    Files.walkFileTree(folder, size);
    return size.bytes;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isRegularFile() && (isOnly(file) || seen.add(attributes.fileKey()))) {
      bytes += attributes.size();
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isOnly(Path file) {
    try {
      return (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) == 1;
    } catch (IOException gone) {
      return false;
    }
  }

  /** What runs may remove its files while they are counted. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}
