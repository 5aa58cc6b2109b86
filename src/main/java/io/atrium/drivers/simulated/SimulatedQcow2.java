package io.atrium.drivers.simulated;

import java.nio.ByteBuffer;

/**
 * A qcow2 disk with nothing on it: header, reference counts and an empty table. The content that is
 * simulated lies behind the header, in its cluster, where nothing of the format is.
 */
final class SimulatedQcow2 {

  private static final int CLUSTER_BITS = 16;

  private static final int CLUSTER = 1 << CLUSTER_BITS;

  private static final long GIB = 1L << 30;

  /** What one entry of the first-level table covers. */
  private static final long COVERED = 512L << 20;

  private static final int BEHIND_HEADER = 4_096;

  /** Header, reference table, its one block. */
  private static final int BEFORE_TABLE = 3;

  private SimulatedQcow2() {}

  static byte[] bytes(int diskGib, byte[] content) {
    var size = diskGib * GIB;
    var entries = Math.toIntExact(Math.ceilDiv(size, COVERED));
    var clusters = BEFORE_TABLE + Math.ceilDiv(entries * Long.BYTES, CLUSTER);
    var disk = ByteBuffer.allocate(clusters * CLUSTER);
    disk.putInt(0x514649fb).putInt(3);
    disk.putLong(0).putInt(0);
    disk.putInt(CLUSTER_BITS).putLong(size).putInt(0);
    disk.putInt(entries).putLong((long) BEFORE_TABLE * CLUSTER);
    disk.putLong(CLUSTER).putInt(1);
    disk.putInt(0).putLong(0);
    disk.putLong(0).putLong(0).putLong(0);
    disk.putInt(4).putInt(104);
    disk.put(BEHIND_HEADER, content);
    disk.putLong(CLUSTER, 2L * CLUSTER);
    for (var used = 0; used < clusters; used++) {
      disk.putShort(2 * CLUSTER + 2 * used, (short) 1);
    }
    return disk.array();
  }
}
