package io.atrium.drivers.libvirt.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * A small CD image with a few files in its only folder: ISO 9660, and Joliet beside it so that
 * names keep their small letters. The same files always give the same bytes.
 *
 * @param label what the volume is called and found by
 * @param files by their names, in order
 */
record IsoImage(String label, SortedMap<String, byte[]> files) {

  private static final int SECTOR = 2_048;

  private static final int PLAIN_DESCRIPTOR = 16;

  private static final int JOLIET_DESCRIPTOR = 17;

  private static final int END_OF_DESCRIPTORS = 18;

  /**
   * Path tables: plain and Joliet, each with its low byte first and then with its high byte first.
   */
  private static final int FIRST_PATH_TABLE = 19;

  private static final int PLAIN_FOLDER = 23;

  private static final int JOLIET_FOLDER = 24;

  private static final int FIRST_FILE = 25;

  /** Disks of less than 128 KiB are taken for empty drives by some tools that look for labels. */
  private static final int PADDING = 64;

  private static final int PATH_TABLE_BYTES = 10;

  byte[] bytes() {
    int sectors = FIRST_FILE + files.values().stream().mapToInt(IsoImage::sectors).sum() + PADDING;
    var image = ByteBuffer.allocate(sectors * SECTOR);
    descriptor(image, Names.PLAIN, sectors);
    descriptor(image, Names.JOLIET, sectors);
    image.put(END_OF_DESCRIPTORS * SECTOR, new byte[] {(byte) 255, 'C', 'D', '0', '0', '1', 1});
    for (var names : Names.values()) {
      pathTables(image, names);
      folder(image, names);
    }
    int at = FIRST_FILE;
    for (var content : files.values()) {
      image.put(at * SECTOR, content);
      at += sectors(content);
    }
    return image.array();
  }

  private static int sectors(byte[] content) {
    return Math.max(1, Math.ceilDiv(content.length, SECTOR));
  }

  private void descriptor(ByteBuffer image, Names names, int sectors) {
    var out = image.slice(names.descriptor * SECTOR, SECTOR);
    out.put(0, new byte[] {(byte) names.type, 'C', 'D', '0', '0', '1', 1});
    names.put(out, 8, 32, "");
    names.put(out, 40, 32, label);
    bothOrders(out, 80, sectors);
    out.put(88, names.escapes);
    shortBothOrders(out, 120, 1);
    shortBothOrders(out, 124, 1);
    shortBothOrders(out, 128, SECTOR);
    bothOrders(out, 132, PATH_TABLE_BYTES);
    out.order(ByteOrder.LITTLE_ENDIAN).putInt(140, names.pathTable);
    out.order(ByteOrder.BIG_ENDIAN).putInt(148, names.pathTable + 1);
    out.put(156, entry(new byte[] {0}, names.folder, SECTOR, true));
    for (int field : new int[] {190, 318, 446, 574}) {
      names.put(out, field, 128, "");
    }
    for (int field : new int[] {702, 739, 776}) {
      names.put(out, field, 37, "");
    }
    for (int field : new int[] {813, 830, 847, 864}) {
      out.put(field, "0000000000000000".getBytes(StandardCharsets.US_ASCII));
    }
    out.put(881, (byte) 1);
  }

  /** One folder only: the root, which is its own parent. */
  private static void pathTables(ByteBuffer image, Names names) {
    for (int i = 0; i < 2; i++) {
      var out = image.slice((names.pathTable + i) * SECTOR, SECTOR);
      out.order(i == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      out.put(0, (byte) 1).putInt(2, names.folder).putShort(6, (short) 1);
    }
  }

  private void folder(ByteBuffer image, Names names) {
    var entries = new ArrayList<byte[]>();
    entries.add(entry(new byte[] {0}, names.folder, SECTOR, true));
    entries.add(entry(new byte[] {1}, names.folder, SECTOR, true));
    entries.addAll(fileEntries(names));
    var out = image.slice(names.folder * SECTOR, SECTOR);
    entries.forEach(out::put);
  }

  private List<byte[]> fileEntries(Names names) {
    var entries = new ArrayList<byte[]>();
    int at = FIRST_FILE;
    for (var file : files.entrySet()) {
      entries.add(entry(names.file(file.getKey()), at, file.getValue().length, false));
      at += sectors(file.getValue());
    }
    return entries;
  }

  private static byte[] entry(byte[] name, int sector, int length, boolean folder) {
    int bytes = 33 + name.length + (name.length + 1) % 2;
    var out = ByteBuffer.allocate(bytes);
    out.put(0, (byte) bytes);
    bothOrders(out, 2, sector);
    bothOrders(out, 10, length);
    // The date: the first day of 1970, always.
    out.put(18, new byte[] {70, 1, 1, 0, 0, 0, 0, (byte) (folder ? 2 : 0)});
    shortBothOrders(out, 28, 1);
    out.put(32, (byte) name.length).put(33, name);
    return out.array();
  }

  private static void bothOrders(ByteBuffer out, int at, int value) {
    out.order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    out.order(ByteOrder.BIG_ENDIAN).putInt(at + 4, value);
  }

  private static void shortBothOrders(ByteBuffer out, int at, int value) {
    out.order(ByteOrder.LITTLE_ENDIAN).putShort(at, (short) value);
    out.order(ByteOrder.BIG_ENDIAN).putShort(at + 2, (short) value);
  }

  /** The two ways in which the same files are named. */
  private enum Names {
    PLAIN(1, PLAIN_DESCRIPTOR, FIRST_PATH_TABLE, PLAIN_FOLDER, "", StandardCharsets.US_ASCII),
    JOLIET(
        2,
        JOLIET_DESCRIPTOR,
        FIRST_PATH_TABLE + 2,
        JOLIET_FOLDER,
        "%/E",
        StandardCharsets.UTF_16BE);

    private final int type;

    private final int descriptor;

    private final int pathTable;

    private final int folder;

    private final byte[] escapes;

    private final Charset charset;

    Names(int type, int descriptor, int pathTable, int folder, String escapes, Charset charset) {
      this.type = type;
      this.descriptor = descriptor;
      this.pathTable = pathTable;
      this.folder = folder;
      this.escapes = escapes.getBytes(StandardCharsets.US_ASCII);
      this.charset = charset;
    }

    byte[] file(String name) {
      return this == PLAIN
          ? (name.toUpperCase(Locale.ROOT) + ".;1").getBytes(charset)
          : name.getBytes(charset);
    }

    /** Text in a field of this width, filled up with blanks. */
    void put(ByteBuffer out, int at, int width, String text) {
      var blank = " ".getBytes(charset);
      for (int i = at; i + blank.length <= at + width; i += blank.length) {
        out.put(i, blank);
      }
      out.put(at, text.getBytes(charset));
    }
  }
}
