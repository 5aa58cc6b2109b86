package io.atrium.drivers.docker;

import io.atrium.drivers.spi.SpecRejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * A container image archive as it is read, with the names in it replaced by one of ours. Loaded as
 * it came, an archive would move any tag it likes on the engine, a neighbour's too. Anything by
 * which the list of names could be slipped past us is refused.
 */
final class RenamedArchive extends InputStream {

  private static final int LONGEST_LIST = 4 << 20;

  private static final int MOST_ENTRIES = 100_000;

  private final String name;

  private final TarArchiveInputStream in;

  private final Ready ready = new Ready();

  private final TarArchiveOutputStream out = new TarArchiveOutputStream(ready, "UTF-8");

  private final byte[] piece = new byte[1 << 16];

  private final Set<String> seen = new HashSet<>();

  private boolean insideEntry;

  private boolean finished;

  /** Reads {@code bytes}, which have to support marks, and leaves closing them to the caller. */
  RenamedArchive(InputStream bytes, String name) throws IOException {
    this.name = name;
    this.in = new TarArchiveInputStream(unpacked(bytes), "UTF-8");
    out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  private static InputStream unpacked(InputStream bytes) throws IOException {
    bytes.mark(2);
    var isGzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return isGzip ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (ready.isEmpty() && !finished) {
      advance();
    }
    return ready.take(target, offset, length);
  }

  private void advance() throws IOException {
    if (insideEntry) {
      passPiece();
      return;
    }
    var entry = next();
    if (entry == null) {
      requireList();
      out.finish();
      finished = true;
    } else {
      begin(entry);
    }
  }

  private @Nullable TarArchiveEntry next() {
    try {
      return in.getNextEntry();
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new SpecRejected("The image is no tar archive that can be read.", unreadable);
    }
  }

  private void passPiece() throws IOException {
    var count = in.read(piece);
    if (count < 0) {
      out.closeArchiveEntry();
      insideEntry = false;
    } else {
      out.write(piece, 0, count);
    }
  }

  private void begin(TarArchiveEntry entry) throws IOException {
    var path = ArchivePaths.plain(entry.getName());
    ArchivePaths.refuseStrange(entry, path);
    refuseUnless(seen.size() < MOST_ENTRIES, "it has too many entries");
    refuseUnless(entry.isDirectory() || seen.add(path), "'%s' is in it twice".formatted(path));
    switch (path) {
      case ArchiveNames.LIST, ArchiveNames.INDEX -> passRenamed(entry, path);
      case ArchiveNames.OLD_LIST -> {} // an older form of the list of names; nobody needs it
      default -> pass(entry, path);
    }
  }

  private void passRenamed(TarArchiveEntry entry, String path) throws IOException {
    refuseUnless(entry.isFile() && entry.getSize() <= LONGEST_LIST, "its list is too long");
    var content = ArchiveNames.replace(path, in.readNBytes(LONGEST_LIST), name);
    var renamed = new TarArchiveEntry(path);
    renamed.setSize(content.length);
    out.putArchiveEntry(renamed);
    out.write(content);
    out.closeArchiveEntry();
  }

  private void pass(TarArchiveEntry entry, String path) throws IOException {
    var same = new TarArchiveEntry(entry.isDirectory() ? path + "/" : path, typeOf(entry));
    same.setMode(entry.getMode());
    same.setModTime(entry.getLastModifiedTime());
    same.setLinkName(entry.getLinkName());
    same.setSize(entry.isFile() ? entry.getSize() : 0);
    out.putArchiveEntry(same);
    insideEntry = true;
  }

  private static byte typeOf(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return TarConstants.LF_DIR;
    }
    return entry.isSymbolicLink() ? TarConstants.LF_SYMLINK : TarConstants.LF_NORMAL;
  }

  private void requireList() {
    refuseUnless(seen.contains(ArchiveNames.LIST), "it has no manifest.json");
  }

  private static void refuseUnless(boolean fine, String why) {
    if (!fine) {
      throw new SpecRejected("The image archive is refused: " + why + ".");
    }
  }

  /** What has been written and not yet been read. */
  private static final class Ready extends ByteArrayOutputStream {

    private int taken;

    boolean isEmpty() {
      return taken == count;
    }

    int take(byte[] target, int offset, int length) {
      if (isEmpty()) {
        return -1;
      }
      var size = Math.min(length, count - taken);
      System.arraycopy(buf, taken, target, offset, size);
      taken += size;
      if (isEmpty()) {
        reset();
        taken = 0;
      }
      return size;
    }
  }
}
