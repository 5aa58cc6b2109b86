package io.atrium.drivers.spi;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where an instance is to have a volume.
 *
 * @param path the folder in a container under which it appears, such as {@code /data}; a virtual
 *     machine sees a disk instead, whose serial number is the id without {@code vol-}
 */
public record Attachment(String volumeId, String path) {

  /** Where it is put when nobody says where. */
  public static final String USUAL = "/data";

  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9._-]{0,62}){1,8}");

  /** What a system needs for itself: a volume over it, or in it, would break it. */
  private static final List<String> TAKEN =
      List.of(
          "/bin",
          "/boot",
          "/dev",
          "/etc",
          "/init",
          "/lib",
          "/lib64",
          "/proc",
          "/root/.ssh",
          "/run",
          "/sbin",
          "/sys",
          "/usr");

  public Attachment {
    VolumeSpec.demandId(volumeId);
    if (!fits(path)) {
      throw new SpecRejected(
          "A volume cannot be put at that path: give a folder such as %s that the system does not"
                  .formatted(USUAL)
              + " need for itself.");
    }
  }

  /** Whether a volume may be put there. */
  public static boolean fits(String path) {
    return PATH.matcher(path).matches()
        && TAKEN.stream().noneMatch(each -> path.equals(each) || path.startsWith(each + "/"));
  }
}
