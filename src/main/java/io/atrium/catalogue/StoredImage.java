package io.atrium.catalogue;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Kind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image as it is stored. Once it is ready, its bytes and what was found in them never change.
 */
@Entity
@Table(name = "image")
class StoredImage {

  @Id private String id;
  private String name;
  private String purpose;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Enumerated(EnumType.STRING)
  private ImageFormat format;

  private String os;
  private @Nullable String departmentId;

  @Enumerated(EnumType.STRING)
  private ImageStatus status;

  @Enumerated(EnumType.STRING)
  private ImageOrigin origin;

  private @Nullable String expectedSha256;
  private @Nullable String sha256;
  private long bytes;
  private int minDiskGib;
  private boolean simulated;
  private @Nullable String refusal;
  private @Nullable String addedBy;
  private Instant createdAt;
  private long keptSequence;
  @Version private @Nullable Long version;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected StoredImage() {}

  /** A new one without bytes, from a request whose constraints were checked. */
  static StoredImage of(String id, NewImage wanted, ImageFormat format, Instant createdAt) {
    var image = new StoredImage();
    image.id = id;
    image.name = requireNonNull(wanted.name()).strip();
    image.purpose = requireNonNullElse(wanted.purpose(), "").strip();
    image.format = format;
    image.kind = format.kind();
    image.os = requireNonNullElse(wanted.os(), "").strip();
    image.departmentId = wanted.departmentId();
    image.status = ImageStatus.EMPTY;
    image.origin = ImageOrigin.of(wanted);
    image.expectedSha256 =
        wanted.sha256() == null ? null : wanted.sha256().toLowerCase(Locale.ROOT);
    image.minDiskGib = requireNonNullElse(wanted.minDiskGib(), 1);
    image.createdAt = createdAt;
    return image;
  }

  StoredImage addedBy(Actor actor) {
    addedBy = actor.personId();
    return this;
  }

  /**
   * What was refused is nobody's business but of who added it, of the department whose it is, and
   * of who looks after images.
   */
  boolean hiddenFrom(Actor actor) {
    return status == ImageStatus.REFUSED
        && departmentId == null
        && !actor.personId().equals(addedBy)
        && !seesRefused(actor);
  }

  /** Whether the actor sees what others added and the portal refused. */
  static boolean seesRefused(Actor actor) {
    return actor.may(Permission.ADMINISTER) || actor.may(Permission.AUDIT);
  }

  /** It was made by the portal and holds no system. */
  void starter() {
    origin = ImageOrigin.STARTER;
    simulated = true;
  }

  void describe(ImageChange change) {
    name = requireNonNullElse(change.name(), name).strip();
    purpose = requireNonNullElse(change.purpose(), purpose).strip();
    os = requireNonNullElse(change.os(), os).strip();
  }

  /** From now on everybody may use it. */
  void publish() {
    departmentId = null;
  }

  void checking() {
    status = ImageStatus.CHECKING;
    refusal = null;
  }

  /** Back to a description without bytes. */
  void empty() {
    status = ImageStatus.EMPTY;
  }

  void refused(String why) {
    status = ImageStatus.REFUSED;
    refusal = why.length() <= 500 ? why : why.substring(0, 499) + "…";
  }

  void ready(ImageBytes found, int smallestDiskGib) {
    status = ImageStatus.READY;
    sha256 = found.sha256();
    bytes = found.length();
    minDiskGib = Math.max(minDiskGib, smallestDiskGib);
  }

  /** Its department keeps its bytes from now on; empty where none does. */
  Optional<ImageKept> kept(Instant at) {
    return departmentId == null || simulated
        ? Optional.empty()
        : Optional.of(tell(departmentId, bytes, at));
  }

  /** Its department keeps it no longer; empty where none did. */
  Optional<ImageKept> keptNoLonger(Instant at) {
    return departmentId == null || keptSequence == 0
        ? Optional.empty()
        : Optional.of(tell(departmentId, 0, at));
  }

  private ImageKept tell(String keeper, long keptBytes, Instant at) {
    keptSequence++;
    var owner = requireNonNullElse(addedBy, "");
    return new ImageKept(id, keptSequence, keeper, owner, name, kind, keptBytes, at);
  }

  @Nullable String expectedSha256() {
    return expectedSha256;
  }

  /** Whether its bytes come from a host rather than from a person. */
  boolean made() {
    return origin == ImageOrigin.DOCKERFILE || origin == ImageOrigin.REGISTRY;
  }

  Image image() {
    return new Image(
        id,
        name,
        purpose,
        kind,
        format,
        os,
        departmentId,
        status,
        sha256,
        bytes,
        minDiskGib,
        simulated,
        refusal,
        version == null ? 0 : version);
  }
}
