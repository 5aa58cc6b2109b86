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
  /** On no host; its disk lies in the portal's store. */
  ARCHIVED,
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
      case REQUESTED -> Set.of(PROVISIONING, ARCHIVED, FAILED, DELETING);
      case PROVISIONING -> Set.of(REQUESTED, RUNNING, STOPPED, ARCHIVED, FAILED, DELETING);
      case RUNNING -> Set.of(STOPPED, FAILED, DELETING);
      case STOPPED -> Set.of(RUNNING, ARCHIVED, FAILED, DELETING);
      case ARCHIVED -> Set.of(REQUESTED, PROVISIONING, DELETING);
      case FAILED -> Set.of(REQUESTED, PROVISIONING, RUNNING, STOPPED, ARCHIVED, DELETING);
      case DELETING -> Set.of(DELETED);
      case DELETED -> Set.of();
    };
  }
}
