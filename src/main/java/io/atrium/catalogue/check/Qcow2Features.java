package io.atrium.catalogue.check;

import static io.atrium.catalogue.check.Qcow2.refuseIf;

import java.nio.ByteBuffer;

/**
 * The feature bits and header extensions of a qcow2 disk, of which only harmless ones are accepted.
 */
final class Qcow2Features {

  /** The length of a version 3 header without later additions. */
  static final int HEADER = 104;

  private static final long DIRTY = 1;

  private static final long CORRUPT = 1 << 1;

  private static final long DATA_FILE = 1 << 2;

  private static final long COMPRESSION = 1 << 3;

  private static final long EXTENDED_L2 = 1 << 4;

  private static final int END = 0;

  private static final int DATA_FILE_NAME = 0x44415441;

  private static final int ENCRYPTION = 0x0537be77;

  private Qcow2Features() {}

  static void refuseUnknown(ByteBuffer head) {
    var features = head.getLong(72);
    refuseIf((features & DATA_FILE) != 0, "keeps its data in another file");
    refuseIf(
        (features & DIRTY) != 0, "was not closed properly; repair it with 'qemu-img check -r'");
    refuseIf((features & CORRUPT) != 0, "is marked as damaged");
    var known = DIRTY | CORRUPT | DATA_FILE | COMPRESSION | EXTENDED_L2;
    refuseIf((features & ~known) != 0, "asks for features that are not known here");
    refuseIf(head.getInt(96) > 6 || head.getInt(96) < 0, "has an impossible reference count width");
    var length = head.getInt(100);
    refuseIf(length < HEADER || length > head.limit(), "has an impossible header length");
  }

  /** Walks the extensions behind the header; each is a type, a length, and data padded to eight. */
  static void refuseExtensions(ByteBuffer head, int start) {
    var at = start;
    while (at + 8 <= head.limit() && head.getInt(at) != END) {
      var type = head.getInt(at);
      var length = head.getInt(at + 4);
      refuseIf(type == DATA_FILE_NAME, "names another file for its data");
      refuseIf(type == ENCRYPTION, "is encrypted");
      refuseIf(length < 0 || length > head.limit(), "has a header extension without an end");
      at += 8 + Math.ceilDiv(length, 8) * 8;
    }
  }
}
