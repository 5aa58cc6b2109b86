package io.atrium.instances.store;

import io.atrium.instances.Condition;
import io.atrium.instances.Desired;
import io.atrium.instances.Fault;
import io.atrium.instances.Instance;
import io.atrium.instances.Operation;
import io.atrium.instances.Phase;
import io.atrium.kernel.Size;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One instance as it is kept: wish, observation and conditions apart. It changes only while its row
 * is locked, and its phase follows from the facts after each change.
 */
@Entity
@Table(name = "instance")
public class InstanceRow {

  @Id private String id;
  private String name;
  @Embedded private Ordered ordered;

  @Convert(converter = Texts.Labels.class)
  private Map<String, String> labels;

  @Column(name = "is_protected")
  private boolean isProtected;

  @Nullable private String secrets;

  @Enumerated(EnumType.STRING)
  private Desired desired = Desired.RUNNING;

  private long generation = 1;

  @Column(name = "observed_generation")
  private long observedGeneration;

  private boolean provisioned;
  @Embedded private Seen seen = Seen.nothing();

  @Nullable
  @Column(name = "host_id")
  private String hostId;

  @Convert(converter = Texts.Conditions.class)
  private List<Condition> conditions = List.of();

  @Enumerated(EnumType.STRING)
  private Phase phase = Phase.REQUESTED;

  @Nullable @Embedded private Parked parked;

  @Embedded private Metered metered;
  @Embedded private Shelf shelf = new Shelf();

  @Nullable
  @Column(name = "source_id")
  private String sourceId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Nullable
  @Column(name = "deleted_at")
  private Instant deletedAt;

  @Nullable
  @Column(name = "name_taken")
  private Integer nameTaken = 1;

  @Embedded private Due due;

  /**
   * Without an accessor of this name: Spring Data would ask it, and take a new row for an old one.
   */
  @Nullable @Version private Long version;

  @SuppressWarnings("NullAway.Init")
  protected InstanceRow() {}

  public InstanceRow(
      String id, String name, Ordered ordered, Map<String, String> labels, Instant now) {
    this.id = id;
    this.name = name;
    this.ordered = ordered;
    this.labels = Map.copyOf(labels);
    this.createdAt = now;
    this.metered = Metered.nothing(now);
    this.due = new Due(now);
  }

  /** Records a new wish; wishing for what is already wanted changes nothing. */
  public void wish(Desired wanted, Instant now) {
    generation += desired == wanted ? 0 : 1;
    desired = wanted;
    conditions = Conditions.ofNewWish(conditions, wanted);
    due.at(now);
  }

  /** A restart is a wish too, although what is wanted stays the same. */
  public void wishAnew(Instant now) {
    generation++;
    wish(desired, now);
  }

  /** The wish follows what happened outside the portal; it counts as fulfilled. */
  public void accept(Desired happened) {
    if (desired != happened) {
      desired = happened;
      generation++;
    }
    observedGeneration = generation;
  }

  public void fulfilled(long wishedGeneration) {
    observedGeneration = Math.max(observedGeneration, wishedGeneration);
  }

  public void see(Seen now) {
    seen = now;
  }

  public void placeOn(@Nullable String host) {
    hostId = host;
  }

  /** Whether it is on a host; else it is made anew, if it shall be. */
  public void provisioned(boolean made) {
    provisioned = made;
  }

  public void park(Fault fault) {
    parked = new Parked(fault.code(), fault.sentence());
    due.never();
  }

  public void unpark() {
    parked = null;
  }

  /** It is gone: the name is free again and nothing is kept that was secret. */
  public void deleted(Instant now) {
    deletedAt = now;
    nameTaken = null;
    secrets = null;
    unpark();
  }

  /** Sets a condition; the moment it began is kept while its status stays the same. */
  public void note(Condition condition) {
    conditions = Conditions.with(conditions, condition);
  }

  /** Takes a condition away because there is nothing more to say about it. */
  public void forget(Condition.Type type) {
    conditions = Conditions.without(conditions, type);
  }

  public @Nullable Condition condition(Condition.Type type) {
    return Conditions.find(conditions, type);
  }

  public void describe(String newName, Map<String, String> newLabels, boolean protect) {
    name = newName;
    labels = Map.copyOf(newLabels);
    isProtected = protect;
  }

  /** It has the size of this offering now. */
  public void resized(String offeringId, Size size) {
    ordered = ordered.resized(offeringId, size);
  }

  /** What it begins with: what it is told at its first boot, and whose disk it copies. */
  public void beginWith(@Nullable String sealed, @Nullable String source) {
    secrets = sealed;
    sourceId = source;
  }

  /** The phase is written with the facts it follows from; a jump the table forbids is a defect. */
  @PrePersist
  @PreUpdate
  void follow() {
    var next = phase();
    if (!phase.mayBecome(next)) {
      throw new IllegalStateException("%s cannot go from %s to %s".formatted(id, phase, next));
    }
    phase = next;
  }

  /** What the facts amount to, for people. */
  public Phase phase() {
    return Placed.phase(this, phase, observedGeneration == 0);
  }

  public Instance view(@Nullable Operation operation) {
    return Viewing.of(this, operation);
  }

  List<Condition> conditions() {
    return conditions;
  }

  long revision() {
    return version == null ? 0 : version;
  }

  public @Nullable Fault fault() {
    return parked == null ? null : new Fault(parked.code(), parked.sentence());
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Ordered ordered() {
    return ordered;
  }

  public Map<String, String> labels() {
    return labels;
  }

  public boolean isProtected() {
    return isProtected;
  }

  public @Nullable String secrets() {
    return secrets;
  }

  public Desired desired() {
    return desired;
  }

  public long generation() {
    return generation;
  }

  public boolean isFulfilled() {
    return observedGeneration == generation;
  }

  public boolean isProvisioned() {
    return provisioned;
  }

  public Seen seen() {
    return seen;
  }

  public @Nullable String hostId() {
    return hostId;
  }

  public Shelf shelf() {
    return shelf;
  }

  public @Nullable String sourceId() {
    return sourceId;
  }

  public Metered metered() {
    return metered;
  }

  public Due due() {
    return due;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }
}
