package io.atrium.drivers.libvirt.storage;

import io.atrium.drivers.libvirt.connection.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.libvirt.LibvirtException;
import org.libvirt.StorageVol;
import org.libvirt.Stream;

/** Moves bytes between the portal and a volume on the host. */
final class Upload {

  private static final int PORTION = 256 * 1_000;

  private Upload() {}

  /** Writes these bytes from this place of the volume on. They are on disk when it returns. */
  static void write(Session session, StorageVol volume, InputStream bytes, long from, long count)
      throws LibvirtException, IOException {
    var stream = session.connect().streamNew(0);
    try {
      volume.upload(stream, from, count, 0);
      send(stream, bytes, count);
      stream.finish();
    } catch (LibvirtException | IOException failure) {
      abort(stream, failure);
      throw failure;
    }
  }

  private static void abort(Stream stream, Exception failure) {
    try {
      stream.abort();
    } catch (LibvirtException too) {
      failure.addSuppressed(too);
    }
  }

  private static void send(Stream stream, InputStream bytes, long count)
      throws IOException, LibvirtException {
    long left = count;
    while (left > 0) {
      var portion = bytes.readNBytes((int) Math.min(PORTION, left));
      if (portion.length == 0) {
        throw new IOException("The file ended %d bytes early.".formatted(left));
      }
      left -= portion.length;
      sendAll(stream, portion);
    }
  }

  private static void sendAll(Stream stream, byte[] portion) throws LibvirtException {
    var rest = portion;
    while (rest.length > 0) {
      int sent = stream.send(rest);
      rest = Arrays.copyOfRange(rest, sent, rest.length);
    }
  }

  /** The first bytes of a volume; fewer where it is shorter. */
  static byte[] head(Session session, StorageVol volume, int count) throws LibvirtException {
    var stream = session.connect().streamNew(0);
    var head = ByteBuffer.allocate(count);
    volume.download(stream, 0, count, 0);
    var portion = new byte[count];
    int got = stream.receive(portion);
    while (got > 0 && head.hasRemaining()) {
      head.put(portion, 0, Math.min(got, head.remaining()));
      got = head.hasRemaining() ? stream.receive(portion) : 0;
    }
    stream.finish();
    return Arrays.copyOf(head.array(), head.position());
  }
}
