package io.atrium.catalogue.check;

import io.atrium.catalogue.ImageLimits;
import io.atrium.catalogue.NotAnImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The header of a qcow2 disk, read by our own code before any tool that would follow what it says.
 * A header that names other files, asks for unknown features or points outside the file is refused.
 */
final class Qcow2 {

  private static final int MAGIC = 0x514649fb;

  private static final int OLDEST_HEADER = 72;

  private static final int HEAD = 4_096;

  private final ByteBuffer head;

  private final long fileSize;

  private final int version;

  private final int clusterBits;

  private final long virtualSize;

  private Qcow2(ByteBuffer head, long fileSize) {
    this.head = head;
    this.fileSize = fileSize;
    this.version = head.getInt(4);
    this.clusterBits = head.getInt(20);
    this.virtualSize = head.getLong(24);
  }

  static Qcow2 read(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var head = readAt(channel, 0, (int) Math.min(HEAD, channel.size()));
      if (head.limit() < OLDEST_HEADER || head.getInt(0) != MAGIC) {
        throw new NotAnImage(
            Signature.sentence(
                head,
                "a qcow2 disk",
                "A disk of another kind becomes one by 'qemu-img convert -O qcow2'."));
      }
      var disk = new Qcow2(head, channel.size());
      disk.refuseForeignParts();
      disk.refuseNonsense();
      new Qcow2Tables(channel, clusterBits(head), disk.virtualSize)
          .check(head.getLong(40), head.getInt(36), head.getLong(48), head.getInt(56));
      return disk;
    }
  }

  /** The size in bytes of the disk it describes, which may be far more than the file has. */
  long checkedSize(ImageLimits limits) {
    if (virtualSize > limits.virtualDisk().toBytes()) {
      throw new NotAnImage(
          "The qcow2 disk describes %d GiB; at most %d GiB are accepted."
              .formatted(virtualSize >> 30, limits.virtualDisk().toGigabytes()));
    }
    return virtualSize;
  }

  private void refuseForeignParts() {
    refuseIf(version != 2 && version != 3, "has the unknown version " + version);
    refuseIf(
        head.getLong(8) != 0 || head.getInt(16) != 0,
        "rests on a backing file; flatten it with 'qemu-img convert -O qcow2'");
    refuseIf(head.getInt(32) != 0, "is encrypted");
    refuseIf(head.getInt(60) != 0, "has internal snapshots; convert it without them");
    if (version == 3) {
      refuseIf(head.limit() < Qcow2Features.HEADER, "ends within its header");
      Qcow2Features.refuseUnknown(head);
    }
    Qcow2Features.refuseExtensions(head, version == 3 ? head.getInt(100) : OLDEST_HEADER);
  }

  private void refuseNonsense() {
    refuseIf(clusterBits < 9 || clusterBits > 21, "has an impossible cluster size");
    refuseIf(virtualSize <= 0, "describes a disk without a size");
    refuseIf(virtualSize % 512 != 0, "describes a disk that is not made of whole sectors");
    refuseIf(fileSize < 1L << clusterBits, "ends within its first cluster");
  }

  static void refuseIf(boolean wrong, String why) {
    if (wrong) {
      throw new NotAnImage("The qcow2 disk is refused: it " + why + ".");
    }
  }

  static ByteBuffer readAt(FileChannel channel, long position, int length) throws IOException {
    var buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
      continue;
    }
    return buffer.flip();
  }

  private static int clusterBits(ByteBuffer head) {
    return head.getInt(20);
  }
}
