package io.atrium.catalogue;

import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What an instance starts from, as the portal knows it.
 *
 * @param os what is in it, in words
 * @param departmentId whose it is, or null when everybody may use it
 * @param sha256 lower-case hex of its bytes, or null while it has none
 * @param minDiskGib the smallest disk it fits on
 * @param simulated whether it holds no system at all and starts on simulated hosts only
 * @param refusal why its bytes were refused, or null
 */
public record Image(
    String id,
    String name,
    String purpose,
    Kind kind,
    ImageFormat format,
    String os,
    @Nullable String departmentId,
    ImageStatus status,
    @Nullable String sha256,
    long bytes,
    int minDiskGib,
    boolean simulated,
    @Nullable String refusal,
    long version) {

  /** Whether instances can be ordered from it. */
  public boolean ready() {
    return status == ImageStatus.READY;
  }
}
