package io.atrium.catalogue.check;

import static io.atrium.catalogue.check.Qcow2.refuseIf;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * The first level of a qcow2 disk's tables: they must lie inside the file and fit the disk's size.
 */
final class Qcow2Tables {

  private static final long OFFSET = 0x00fffffffffffe00L;

  /** What QEMU itself accepts: 32 MiB of first-level table, 8 MiB of reference table. */
  private static final int LARGEST_L1 = 4 * 1_024 * 1_024;

  private static final long LARGEST_REFERENCE_TABLE = 8L << 20;

  private final FileChannel channel;

  private final int clusterBits;

  private final long virtualSize;

  Qcow2Tables(FileChannel channel, int clusterBits, long virtualSize) {
    this.channel = channel;
    this.clusterBits = clusterBits;
    this.virtualSize = virtualSize;
  }

  void check(long l1Offset, int l1Entries, long referenceOffset, int referenceClusters)
      throws IOException {
    var perTable = 1L << (2 * clusterBits - 3);
    refuseIf(l1Entries < 0 || l1Entries > LARGEST_L1, "has an impossible table of clusters");
    refuseIf(l1Entries < Math.ceilDiv(virtualSize, perTable), "has too small a table for its size");
    refuseOutside(l1Offset, 8L * l1Entries);
    var references = (long) referenceClusters << clusterBits;
    refuseIf(
        references <= 0 || references > LARGEST_REFERENCE_TABLE,
        "has an impossible reference table");
    refuseOutside(referenceOffset, references);
    refuseTablesOutside(l1Offset, l1Entries);
  }

  private void refuseTablesOutside(long l1Offset, int l1Entries) throws IOException {
    var table = Qcow2.readAt(channel, l1Offset, 8 * l1Entries);
    while (table.hasRemaining()) {
      var offset = table.getLong() & OFFSET;
      if (offset != 0) {
        refuseOutside(offset, 1L << clusterBits);
      }
    }
  }

  private void refuseOutside(long offset, long length) throws IOException {
    var cluster = 1L << clusterBits;
    refuseIf(offset % cluster != 0, "has a table at an odd place");
    refuseIf(
        offset < cluster || offset > channel.size() - length,
        "is not complete: it points behind its own end");
  }
}
