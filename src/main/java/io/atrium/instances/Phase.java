package io.atrium.instances;

import java.util.Set;

/**
 * Where an instance stands, as shown to people. Derived from facts; no code decides by it except
 * {@link #mayBecome}.
 */
public enum Phase {
  /** Ordered, quota held, no host yet. */
  REQUESTED,
  /** A host is claimed and the instance is being made. */
  PROVISIONING,
  /** Seen running. */
  RUNNING,
  /** Seen stopped. */
  STOPPED,
  /** Parked: a person must look. */
  FAILED,
  /** No longer wanted, not yet gone. */
  DELETING,
  /** Gone, everything given back. */
  DELETED;

  /** Whether the facts may lead from here to {@code next}; staying is always allowed. */
  public boolean mayBecome(Phase next) {
    return next == this || successors().contains(next);
  }

  private Set<Phase> successors() {
    return switch (this) {
      case REQUESTED -> Set.of(PROVISIONING, FAILED, DELETING);
      case PROVISIONING -> Set.of(REQUESTED, RUNNING, STOPPED, FAILED, DELETING);
      case RUNNING -> Set.of(STOPPED, FAILED, DELETING);
      case STOPPED -> Set.of(RUNNING, FAILED, DELETING);
      case FAILED -> Set.of(REQUESTED, PROVISIONING, RUNNING, STOPPED, DELETING);
      case DELETING -> Set.of(DELETED);
      case DELETED -> Set.of();
    };
  }
}
