package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.libvirt.storage.FolderTree.Owner;
import io.atrium.drivers.spi.SpecRejected;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An archive of a whole root file system. It is read with limits on what comes out of it; devices,
 * pipes and sockets in it are left out, because a container gets its own.
 *
 * @param most how many bytes may come out
 */
record RootArchive(Path file, long most) {

  private static final int MOST_ENTRIES = 1_000_000;

  private static final int GZIP_MAGIC = 0x1f8b;

  void unpackTo(FolderTree tree) throws IOException {
    try (var archive = new TarArchiveInputStream(content())) {
      long bytes = 0;
      int entries = 0;
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        bytes += Math.max(entry.getSize(), entry.getRealSize());
        refuseUnless(++entries <= MOST_ENTRIES, "has too many files");
        refuseUnless(bytes <= most, "does not fit on the disk that was ordered");
        unpack(entry, archive, tree);
      }
      refuseUnless(entries > 0, "is empty");
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, FolderTree tree)
      throws IOException {
    var owner = new Owner(entry.getLongUserId(), entry.getLongGroupId(), entry.getMode());
    if (entry.isDirectory()) {
      tree.folder(entry.getName(), owner);
    } else if (entry.isSymbolicLink()) {
      tree.symbolicLink(entry.getName(), entry.getLinkName(), owner);
    } else if (entry.isLink()) {
      tree.hardLink(entry.getName(), entry.getLinkName());
    } else if (!special(entry)) {
      tree.file(entry.getName(), content, owner);
    }
  }

  private static boolean special(TarArchiveEntry entry) {
    return entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
  }

  private InputStream content() throws IOException {
    var content = new BufferedInputStream(Files.newInputStream(file));
    content.mark(2);
    int magic = content.read() << 8 | content.read();
    content.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(content) : content;
  }

  private static void refuseUnless(boolean fine, String what) {
    if (!fine) {
      throw new SpecRejected("The root file system archive %s.".formatted(what));
    }
  }
}
