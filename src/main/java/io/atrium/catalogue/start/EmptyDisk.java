package io.atrium.catalogue.start;

import java.nio.ByteBuffer;

/** A qcow2 disk of 1 GiB with nothing on it: header, one reference block and an empty table. */
final class EmptyDisk {

  private static final int CLUSTER_BITS = 16;

  private static final int CLUSTER = 1 << CLUSTER_BITS;

  private static final long SIZE = 1L << 30;

  private static final int CLUSTERS = 4;

  private EmptyDisk() {}

  static byte[] bytes() {
    var disk = ByteBuffer.allocate(CLUSTERS * CLUSTER);
    disk.putInt(0x514649fb).putInt(3);
    disk.putLong(0).putInt(0);
    disk.putInt(CLUSTER_BITS).putLong(SIZE).putInt(0);
    // First-level table: two entries of 512 MiB each, in the fourth cluster.
    disk.putInt(2).putLong(3L * CLUSTER);
    // Reference table of one cluster in the second cluster; its one block is the third.
    disk.putLong(CLUSTER).putInt(1);
    disk.putInt(0).putLong(0);
    disk.putLong(0).putLong(0).putLong(0);
    disk.putInt(4).putInt(104);
    disk.putLong(CLUSTER, 2L * CLUSTER);
    for (var used = 0; used < CLUSTERS; used++) {
      disk.putShort(2 * CLUSTER + 2 * used, (short) 1);
    }
    return disk.array();
  }
}
