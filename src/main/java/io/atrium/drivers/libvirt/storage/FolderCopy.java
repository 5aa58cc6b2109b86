package io.atrium.drivers.libvirt.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies a folder that a guest has filled, with owners, modes, times, links and holes. Names are
 * taken as the bytes that they are. Links are copied and never followed; devices, pipes and sockets
 * are left out, because a container gets its own.
 */
final class FolderCopy extends SimpleFileVisitor<Path> {

  private static final int PIECE = 1 << 16;

  private static final LinkOption AS_IT_IS = LinkOption.NOFOLLOW_LINKS;

  private final Path from;

  private final Path to;

  /** Where the first name of a file with several was copied to. */
  private final Map<Object, Path> linked = new HashMap<>();

  private final ByteBuffer piece = ByteBuffer.allocate(PIECE);

  private FolderCopy(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /** Copies to a folder that is not there yet. */
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new FolderCopy(from, to));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    Files.createDirectory(target(folder));
    return FileVisitResult.CONTINUE;
  }

  /** The mode of a folder comes last: it may forbid what has to be written into it. */
  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
      throws IOException {
    if (failure != null) {
      throw failure;
    }
    var attributes = Files.readAttributes(folder, BasicFileAttributes.class, AS_IT_IS);
    dress(folder, target(folder), attributes);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      Files.createSymbolicLink(target(file), Files.readSymbolicLink(file));
      dress(file, target(file), attributes);
    } else if (attributes.isRegularFile()) {
      file(file, attributes);
    }
    return FileVisitResult.CONTINUE;
  }

  private void file(Path file, BasicFileAttributes attributes) throws IOException {
    var several = (int) Files.getAttribute(file, "unix:nlink", AS_IT_IS) > 1;
    var first = several ? linked.putIfAbsent(attributes.fileKey(), target(file)) : null;
    if (first != null) {
      Files.createLink(target(file), first);
      return;
    }
    content(file, target(file));
    dress(file, target(file), attributes);
  }

  private void content(Path file, Path target) throws IOException {
    try (var in = FileChannel.open(file, StandardOpenOption.READ, AS_IT_IS);
        var out =
            FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      while (in.read(piece.clear()) >= 0) {
        piece.flip();
        if (piece.mismatch(ByteBuffer.allocate(piece.remaining())) < 0) {
          out.position(out.position() + piece.remaining()); // a hole, or as good as one
        } else {
          while (piece.hasRemaining()) {
            out.write(piece);
          }
        }
      }
      if (out.position() > out.size()) {
        out.position(out.position() - 1);
        out.write(ByteBuffer.allocate(1));
      }
    }
  }

  /** The mode follows the owner, because a change of owner takes away its special bits. */
  private static void dress(Path from, Path to, BasicFileAttributes attributes) throws IOException {
    for (var name : new String[] {"unix:uid", "unix:gid"}) {
      Files.setAttribute(to, name, Files.getAttribute(from, name, AS_IT_IS), AS_IT_IS);
    }
    if (!attributes.isSymbolicLink()) {
      var mode = (int) Files.getAttribute(from, "unix:mode", AS_IT_IS) & 07777;
      Files.setAttribute(to, "unix:mode", mode);
    }
    Files.getFileAttributeView(to, BasicFileAttributeView.class, AS_IT_IS)
        .setTimes(attributes.lastModifiedTime(), attributes.lastAccessTime(), null);
  }

  private Path target(Path file) {
    return to.resolve(from.relativize(file));
  }
}
