package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.libvirt.domain.LxcDomain.IdMap;
import io.atrium.drivers.spi.SpecRejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder on this machine that is filled from somebody's archive. Nothing is ever written outside
 * of it: a name may not climb, and no folder on the way may be a link. Nobody else may write to it
 * meanwhile.
 *
 * @param root the folder itself, which is there
 * @param ids which users of this machine stand for those of the archive
 */
record FolderTree(Path root, IdMap ids) {

  private static final int FOLDER_MODE = 0755;

  /** Who owns a thing and what may be done with it, in the archive's own numbers. */
  record Owner(long user, long group, int mode) {

    static Owner root(int mode) {
      return new Owner(0, 0, mode);
    }
  }

  void folder(String name, Owner owner) throws IOException {
    var folder = folder(parts(name));
    own(folder, owner, true);
  }

  void file(String name, InputStream content, Owner owner) throws IOException {
    var file = place(name);
    Files.copy(content, file);
    own(file, owner, true);
  }

  /** What a link says is not judged here: it is read inside of the container only. */
  void symbolicLink(String name, String target, Owner owner) throws IOException {
    var link = place(name);
    Files.createSymbolicLink(link, link.getFileSystem().getPath(target));
    own(link, owner, false);
  }

  /** A second name of a file that is there already. */
  void hardLink(String name, String target) throws IOException {
    var parts = parts(target);
    refuseUnless(!parts.isEmpty(), target);
    var file = folder(parts.subList(0, parts.size() - 1)).resolve(parts.getLast());
    refuseUnless(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), target);
    Files.createLink(place(name), file);
  }

  /** A free place of this name. A file or link that had it goes; a folder stays and is refused. */
  private Path place(String name) throws IOException {
    var parts = parts(name);
    refuseUnless(!parts.isEmpty(), name);
    var place = folder(parts.subList(0, parts.size() - 1)).resolve(parts.getLast());
    refuseUnless(!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS), name);
    Files.deleteIfExists(place);
    return place;
  }

  private Path folder(List<String> parts) throws IOException {
    var folder = root;
    for (var part : parts) {
      folder = folder.resolve(part);
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(folder);
        own(folder, Owner.root(FOLDER_MODE), true);
      }
      refuseUnless(Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS), String.join("/", parts));
    }
    return folder;
  }

  private static List<String> parts(String name) {
    var parts =
        Stream.of(name.split("/")).filter(part -> !part.isEmpty() && !part.equals(".")).toList();
    refuseUnless(!parts.contains("..") && name.indexOf('\0') < 0, name);
    return parts;
  }

  /** The mode comes last, because a change of owner takes away its special bits. */
  private void own(Path path, Owner owner, boolean moded) throws IOException {
    Files.setAttribute(path, "unix:uid", mapped(owner.user), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", mapped(owner.group), LinkOption.NOFOLLOW_LINKS);
    if (moded) {
      Files.setAttribute(path, "unix:mode", owner.mode & 07777);
    }
  }

  private int mapped(long id) {
    if (id < 0 || id >= ids.count()) {
      throw new SpecRejected(
          "The archive has a file of user or group %d; up to %d are known."
              .formatted(id, ids.count() - 1));
    }
    return ids.first() + (int) id;
  }

  private static void refuseUnless(boolean fine, String name) {
    if (!fine) {
      throw new SpecRejected(
          "The archive has a file that does not lie where it says: '%s'.".formatted(name));
    }
  }
}
