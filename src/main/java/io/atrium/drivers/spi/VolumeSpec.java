package io.atrium.drivers.spi;

import io.atrium.kernel.Size;
import java.util.regex.Pattern;

/**
 * The wish for one volume.
 *
 * @param volumeId {@code vol-} and 17 hexadecimal digits; its name on the host too
 * @param departmentId whom it belongs to, for the host's own tools to tell
 * @param diskGib how large it is to be, at least 1
 */
public record VolumeSpec(String volumeId, String departmentId, int diskGib) {

  private static final Pattern ID = Pattern.compile("vol-[0-9a-f]{17}");

  public VolumeSpec {
    demandId(volumeId);
    if (diskGib < 1 || diskGib > Size.LARGEST.diskGib()) {
      throw new SpecRejected("The volume is refused: its size is out of bounds.");
    }
  }

  /** Names on hosts follow from ids, so nothing but an id may become one. */
  public static void demandId(String volumeId) {
    if (!ID.matcher(volumeId).matches()) {
      throw new IllegalArgumentException("Not a volume id: " + volumeId);
    }
  }
}
