package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.libvirt.connection.Session;
import io.atrium.drivers.spi.UnexpectedAnswer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.libvirt.LibvirtException;
import org.libvirt.StorageVol;
import org.libvirt.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a whole volume from a host into a file of the portal; what is empty takes no room. */
final class Download {

  private static final Logger LOG = LoggerFactory.getLogger(Download.class);

  private static final int PORTION = 256 * 1_000;

  private Download() {}

  /** The whole file, or none. */
  static void whole(Session session, StorageVol volume, Path target) throws LibvirtException {
    var whole = false;
    try (var file =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      receive(session, volume, file);
      whole = true;
    } catch (IOException full) {
      throw new UnexpectedAnswer("The portal could not store the disk.", full);
    } finally {
      if (!whole) {
        remove(target);
      }
    }
  }

  private static void receive(Session session, StorageVol volume, FileChannel file)
      throws LibvirtException, IOException {
    var stream = session.connect().streamNew(0);
    try {
      volume.download(stream, 0, 0, 0);
      var portion = new byte[PORTION];
      long at = 0;
      for (int got = stream.receive(portion); got > 0; got = stream.receive(portion)) {
        write(file, portion, got, at);
        at += got;
      }
      stream.finish();
      end(file, at);
    } catch (LibvirtException | IOException failure) {
      abort(stream, failure);
      throw failure;
    }
  }

  private static void write(FileChannel file, byte[] portion, int count, long at)
      throws IOException {
    if (Arrays.equals(portion, 0, count, new byte[count], 0, count)) {
      return;
    }
    var rest = ByteBuffer.wrap(portion, 0, count);
    while (rest.hasRemaining()) {
      file.write(rest, at + rest.position());
    }
  }

  /** A file that ends in nothing is as long all the same. */
  private static void end(FileChannel file, long length) throws IOException {
    if (file.size() < length) {
      file.write(ByteBuffer.wrap(new byte[1]), length - 1);
    }
    file.force(true);
  }

  private static void abort(Stream stream, Exception failure) {
    try {
      stream.abort();
    } catch (LibvirtException too) {
      failure.addSuppressed(too);
    }
  }

  private static void remove(Path target) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException stuck) {
      LOG.warn("What was stored of a disk cannot be removed again", stuck);
    }
  }
}
