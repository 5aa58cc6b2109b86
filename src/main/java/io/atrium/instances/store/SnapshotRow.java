package io.atrium.instances.store;

import io.atrium.instances.Snapshot;
import io.atrium.instances.Snapshot.State;
import io.atrium.instances.SnapshotKept;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One snapshot as it is kept. It changes only while the row of its instance is locked. */
@Entity
@Table(name = "snapshot")
public class SnapshotRow {

  @Id private String id;

  @Column(name = "instance_id")
  private String instanceId;

  @Column(name = "department_id")
  private String departmentId;

  @Column(name = "owner_id")
  private String ownerId;

  private String name;

  @Enumerated(EnumType.STRING)
  private State state = State.TAKING;

  @Nullable private Long bytes;

  @Column(name = "kept_sequence")
  private long keptSequence;

  @Column(name = "created_at")
  private Instant createdAt;

  @Nullable
  @Column(name = "taken_at")
  private Instant takenAt;

  @Nullable
  @Column(name = "deleted_at")
  private Instant deletedAt;

  @Nullable @Version private Long version;

  /** For the persistence provider alone. */
  @SuppressWarnings("NullAway.Init")
  protected SnapshotRow() {}

  public SnapshotRow(String id, InstanceRow of, String ownerId, String name, Instant now) {
    this.id = id;
    this.instanceId = of.id();
    this.departmentId = of.ordered().departmentId();
    this.ownerId = ownerId;
    this.name = name;
    this.createdAt = now;
  }

  /** It is whole, and takes so much room. */
  public SnapshotKept taken(InstanceRow of, long size, Instant now) {
    state = State.READY;
    bytes = size;
    takenAt = now;
    return kept(of, size, now);
  }

  public void deleting() {
    state = State.DELETING;
  }

  /** It could not be removed, so it is still there. */
  public void stays() {
    state = State.READY;
  }

  /** It is gone, or never came to be; nothing is told of what was never there. */
  public @Nullable SnapshotKept gone(InstanceRow of, Instant now) {
    var wasThere = takenAt != null && state != State.DELETED;
    state = State.DELETED;
    deletedAt = deletedAt == null ? now : deletedAt;
    return wasThere ? kept(of, 0, now) : null;
  }

  private SnapshotKept kept(InstanceRow of, long size, Instant at) {
    var ordered = of.ordered();
    return new SnapshotKept(
        id,
        ++keptSequence,
        departmentId,
        ownerId,
        name,
        ordered.kind(),
        ordered.environment(),
        of.hostId(),
        size,
        at);
  }

  public Snapshot view() {
    return new Snapshot(
        id,
        instanceId,
        departmentId,
        ownerId,
        name,
        state,
        bytes,
        createdAt,
        takenAt,
        version == null ? 0 : version);
  }

  public String id() {
    return id;
  }

  public String instanceId() {
    return instanceId;
  }

  public String name() {
    return name;
  }

  public State state() {
    return state;
  }
}
