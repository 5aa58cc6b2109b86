package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.libvirt.domain.LxcDomain.IdMap;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a root folder as an archive to start others from. Owners are the container's own numbers
 * again, names are the bytes that they are, links are never followed; devices, pipes and sockets
 * are left out, and so is what the portal and cloud-init keep of this one instance's secrets.
 */
final class FolderArchive extends SimpleFileVisitor<Path> {

  private static final Set<String> SECRETS =
      Set.of("var/lib/cloud/seed", "var/lib/cloud/instances", "var/lib/cloud/instance");

  private static final LinkOption AS_IT_IS = LinkOption.NOFOLLOW_LINKS;

  private final Path root;

  private final IdMap ids;

  private final TarArchiveOutputStream tar;

  private final Map<Object, String> linked = new HashMap<>();

  private FolderArchive(Path root, IdMap ids, TarArchiveOutputStream tar) {
    this.root = root;
    this.ids = ids;
    this.tar = tar;
  }

  static void write(Path root, IdMap ids, Path target) throws IOException {
    try (var tar =
        new TarArchiveOutputStream(
            new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(target))),
            StandardCharsets.ISO_8859_1.name())) { // each byte of a name is one of its letters
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
      Files.walkFileTree(root, new FolderArchive(root, ids, tar));
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    if (isSecret(folder)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    var name = folder.equals(root) ? "./" : name(folder) + "/";
    put(new TarArchiveEntry(name, TarConstants.LF_DIR), folder, attributes);
    tar.closeArchiveEntry();
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (isSecret(file)) {
      return FileVisitResult.CONTINUE;
    }
    if (attributes.isSymbolicLink()) {
      var entry = new TarArchiveEntry(name(file), TarConstants.LF_SYMLINK);
      entry.setLinkName(bytes(Files.readSymbolicLink(file)));
      put(entry, file, attributes);
      tar.closeArchiveEntry();
    } else if (attributes.isRegularFile()) {
      file(file, attributes);
    }
    return FileVisitResult.CONTINUE;
  }

  private void file(Path file, BasicFileAttributes attributes) throws IOException {
    var several = (int) Files.getAttribute(file, "unix:nlink", AS_IT_IS) > 1;
    var first = several ? linked.putIfAbsent(attributes.fileKey(), name(file)) : null;
    if (first != null) {
      var entry = new TarArchiveEntry(name(file), TarConstants.LF_LINK);
      entry.setLinkName(first);
      put(entry, file, attributes);
    } else {
      var entry = new TarArchiveEntry(name(file), TarConstants.LF_NORMAL);
      entry.setSize(attributes.size());
      put(entry, file, attributes);
      try (var content = Files.newInputStream(file, StandardOpenOption.READ, AS_IT_IS)) {
        content.transferTo(tar);
      }
    }
    tar.closeArchiveEntry();
  }

  private void put(TarArchiveEntry entry, Path file, BasicFileAttributes attributes)
      throws IOException {
    entry.setMode((int) Files.getAttribute(file, "unix:mode", AS_IT_IS) & 07777);
    entry.setIds(own(file, "unix:uid"), own(file, "unix:gid"));
    entry.setModTime(attributes.lastModifiedTime());
    tar.putArchiveEntry(entry);
  }

  /** The container's number of an owner; what is nobody of the container's is root's. */
  private int own(Path file, String which) throws IOException {
    var id = (int) Files.getAttribute(file, which, AS_IT_IS) - ids.first();
    return id >= 0 && id < ids.count() ? id : 0;
  }

  private boolean isSecret(Path path) {
    return SECRETS.contains(root.relativize(path).toString());
  }

  private String name(Path path) {
    return bytes(root.relativize(path));
  }

  /**
   * A path as its bytes, one letter each. Only its address tells them: a text has lost those that
   * are no letters of the machine's.
   */
  private static String bytes(Path path) {
    var absolute = path.isAbsolute();
    var raw = Path.of("/").resolve(path).toUri().getRawPath();
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(raw.charAt(i));
      }
    }
    var text = bytes.toString(StandardCharsets.ISO_8859_1);
    var ended =
        text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return absolute ? ended : ended.substring(1);
  }
}
