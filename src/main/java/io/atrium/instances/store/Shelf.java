package io.atrium.instances.store;

import io.atrium.instances.ArchiveKept;
import io.atrium.kernel.ImageFormat;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of an instance lies in the portal's own store, and how often that has changed. */
@Embeddable
public class Shelf {

  @Nullable
  @Enumerated(EnumType.STRING)
  @Column(name = "archive_format")
  private ImageFormat format;

  @Nullable
  @Column(name = "archive_sha256")
  private String sha256;

  @Nullable
  @Column(name = "archive_bytes")
  private Long bytes;

  @Column(name = "archive_sequence")
  private long sequence;

  public @Nullable Archived archived() {
    return format == null || sha256 == null || bytes == null
        ? null
        : new Archived(format, sha256, bytes);
  }

  /** Its disk lies here whole. */
  public ArchiveKept put(InstanceRow of, Archived disk, Instant now) {
    format = disk.format();
    sha256 = disk.sha256();
    bytes = disk.bytes();
    return kept(of, disk.bytes(), now);
  }

  /** Its disk lies here no longer; nothing is told where none did. */
  public @Nullable ArchiveKept take(InstanceRow of, Instant now) {
    if (archived() == null) {
      return null;
    }
    format = null;
    sha256 = null;
    bytes = null;
    return kept(of, 0, now);
  }

  private ArchiveKept kept(InstanceRow of, long size, Instant at) {
    var ordered = of.ordered();
    return new ArchiveKept(
        of.id().replaceFirst("i-", "arc-"),
        ++sequence,
        ordered.departmentId(),
        ordered.ownerId(),
        of.name(),
        ordered.kind(),
        ordered.environment(),
        size,
        at);
  }
}
