package io.atrium.catalogue.check;

import java.nio.ByteBuffer;

/** Writes a small qcow2 disk of version 3 whose fields a test then spoils. */
final class TestDisk {

  static final int CLUSTER = 1 << 16;

  private final ByteBuffer bytes = ByteBuffer.allocate(4 * CLUSTER);

  TestDisk() {
    bytes.putInt(0x514649fb).putInt(3).putLong(0).putInt(0).putInt(16).putLong(10L << 30).putInt(0);
    bytes.putInt(20).putLong(3L * CLUSTER).putLong(CLUSTER).putInt(1).putInt(0).putLong(0);
    bytes.putLong(0).putLong(0).putLong(0).putInt(4).putInt(104);
  }

  TestDisk with(int offset, int value) {
    bytes.putInt(offset, value);
    return this;
  }

  TestDisk with(int offset, long value) {
    bytes.putLong(offset, value);
    return this;
  }

  byte[] bytes() {
    return bytes.array();
  }
}
