package io.atrium.drivers.libvirt.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IsoImageTests {

  private static final int SECTOR = 2_048;

  private static final byte[] LONG = "0123456789".repeat(500).getBytes(StandardCharsets.UTF_8);

  private final byte[] image = image();

  @Test
  void carriesTheLabelByWhichItIsFound() {
    assertThat(text(16 * SECTOR + 40, 6, StandardCharsets.US_ASCII)).isEqualTo("cidata");
    assertThat(text(17 * SECTOR + 40, 12, StandardCharsets.UTF_16BE)).isEqualTo("cidata");
  }

  @Test
  void holdsEachFileUnderItsNameInSmallLetters() {
    var files = files(17, StandardCharsets.UTF_16BE);

    assertThat(files).containsOnlyKeys("meta-data", "user-data");
    assertThat(files.get("meta-data")).isEqualTo(LONG);
    assertThat(files.get("user-data")).asString().isEqualTo("short");
  }

  @Test
  void holdsTheSameFilesForWhoeverKnowsOnlyTheOldNames() {
    var files = files(16, StandardCharsets.US_ASCII);

    assertThat(files).containsOnlyKeys("META-DATA.;1", "USER-DATA.;1");
    assertThat(files.get("META-DATA.;1")).isEqualTo(LONG);
  }

  @Test
  void isAlwaysTheSameForTheSameFilesAndNeverSoSmallThatItSeemsEmpty() {
    assertThat(image).isEqualTo(image()).hasSizeGreaterThan(128 * 1_024);
    assertThat(image.length % SECTOR).isZero();
  }

  /** The files of the root folder that the descriptor in this sector points to. */
  private Map<String, byte[]> files(int descriptor, Charset charset) {
    var at = descriptor * SECTOR;
    assertThat(text(at + 1, 5, StandardCharsets.US_ASCII)).isEqualTo("CD001");
    var found = new LinkedHashMap<String, byte[]>();
    var entry = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    int place = entry.getInt(at + 156 + 2) * SECTOR;
    for (int length = image[place]; length > 0; length = image[place]) {
      int name = image[place + 32];
      if (name > 1) {
        var bytes = new byte[entry.getInt(place + 10)];
        System.arraycopy(image, entry.getInt(place + 2) * SECTOR, bytes, 0, bytes.length);
        found.put(text(place + 33, name, charset), bytes);
      }
      place += length;
    }
    return found;
  }

  private String text(int at, int length, Charset charset) {
    return new String(image, at, length, charset);
  }

  private static byte[] image() {
    var files = new TreeMap<String, byte[]>();
    files.put("user-data", "short".getBytes(StandardCharsets.UTF_8));
    files.put("meta-data", LONG);
    return new IsoImage("cidata", files).bytes();
  }
}
