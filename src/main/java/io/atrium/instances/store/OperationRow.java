package io.atrium.instances.store;

import io.atrium.instances.Errand;
import io.atrium.instances.Fault;
import io.atrium.instances.Operation;
import io.atrium.instances.OperationStatus;
import io.atrium.instances.OperationType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One operation as it is kept. The database allows one open operation for each instance. */
@Entity
@Table(name = "operation")
public class OperationRow {

  @Id private String id;

  @Column(name = "instance_id")
  private String instanceId;

  @Column(name = "department_id")
  private String departmentId;

  @Enumerated(EnumType.STRING)
  private OperationType type;

  @Enumerated(EnumType.STRING)
  private OperationStatus status = OperationStatus.QUEUED;

  @Convert(converter = Texts.Steps.class)
  private List<Operation.Progress> steps = List.of();

  @Nullable
  @Column(name = "error_code")
  private String errorCode;

  @Nullable
  @Column(name = "error_sentence")
  private String errorSentence;

  private String actor;

  @Column(name = "created_at")
  private Instant createdAt;

  @Nullable
  @Column(name = "started_at")
  private Instant startedAt;

  @Nullable
  @Column(name = "finished_at")
  private Instant finishedAt;

  private Instant deadline;

  @Nullable
  @Convert(converter = Texts.Errands.class)
  private Errand errand;

  @Nullable
  @Column(name = "is_open")
  private Integer isOpen = 1;

  @Nullable @Version private Long version;

  /** For the persistence provider alone. */
  @SuppressWarnings("NullAway.Init")
  protected OperationRow() {}

  public OperationRow(
      String id, InstanceRow instance, OperationType type, String actor, Instant now) {
    this.id = id;
    this.instanceId = instance.id();
    this.departmentId = instance.ordered().departmentId();
    this.type = type;
    this.actor = actor;
    this.createdAt = now;
    this.deadline = now.plus(longest(type));
  }

  /** For something that is to be done to it once. */
  public OperationRow(String id, InstanceRow instance, Errand errand, String actor, Instant now) {
    this(id, instance, type(errand), actor, now);
    this.errand = errand;
  }

  private static OperationType type(Errand errand) {
    return switch (errand) {
      case Errand.Resize _ -> OperationType.RESIZE;
      case Errand.TakeSnapshot _ -> OperationType.SNAPSHOT;
      case Errand.RestoreSnapshot _ -> OperationType.RESTORE;
      case Errand.DeleteSnapshot _ -> OperationType.DELETE_SNAPSHOT;
      case Errand.Archive _ -> OperationType.ARCHIVE;
    };
  }

  private static Duration longest(OperationType type) {
    return switch (type) {
      case CREATE, DELETE -> Duration.ofMinutes(30);
      case START, STOP, REBOOT -> Duration.ofMinutes(10);
      case RESIZE, DELETE_SNAPSHOT -> Duration.ofMinutes(30);
      case SNAPSHOT, RESTORE, ARCHIVE, UNARCHIVE -> Duration.ofHours(2);
    };
  }

  public void begin(Instant now) {
    if (status == OperationStatus.QUEUED) {
      status = OperationStatus.RUNNING;
      startedAt = now;
    }
  }

  /** Notes a step that is done; noting it twice changes nothing. */
  public void did(String step, Instant now) {
    if (!hasDone(step)) {
      steps = Stream.concat(steps.stream(), Stream.of(new Operation.Progress(step, now))).toList();
    }
  }

  public boolean hasDone(String step) {
    return steps.stream().anyMatch(done -> done.name().equals(step));
  }

  public void succeed(Instant now) {
    end(OperationStatus.SUCCEEDED, now);
  }

  public void fail(Fault fault, Instant now) {
    errorCode = fault.code();
    errorSentence = fault.sentence();
    end(OperationStatus.FAILED, now);
  }

  public void supersede(Instant now) {
    end(OperationStatus.SUPERSEDED, now);
  }

  private void end(OperationStatus how, Instant now) {
    begin(now);
    status = how;
    finishedAt = now;
    isOpen = null;
  }

  public Operation view() {
    return new Operation(
        id,
        instanceId,
        departmentId,
        type,
        status,
        steps,
        errorCode == null ? null : new Fault(errorCode, errorSentence()),
        actor,
        createdAt,
        startedAt,
        finishedAt,
        version == null ? 0 : version);
  }

  public String id() {
    return id;
  }

  public String instanceId() {
    return instanceId;
  }

  /** Why it failed; empty unless it did. */
  public String errorSentence() {
    return Objects.toString(errorSentence, "");
  }

  public OperationType type() {
    return type;
  }

  public List<Operation.Progress> steps() {
    return steps;
  }

  /** What is to be done once, or null where power is all that is asked for. */
  public @Nullable Errand errand() {
    return errand;
  }

  public String actor() {
    return actor;
  }

  public boolean overdue(Instant now) {
    return now.isAfter(deadline);
  }
}
