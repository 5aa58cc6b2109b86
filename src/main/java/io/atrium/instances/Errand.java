package io.atrium.instances;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.atrium.kernel.Size;

/**
 * Something to be done once to a machine that exists, beside switching it on and off. It is kept
 * with its operation, done between two looks, and repeated until the host has answered: each is the
 * same done twice as once.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "errand")
@JsonSubTypes({
  @Type(value = Errand.Resize.class, name = "resize"),
  @Type(value = Errand.TakeSnapshot.class, name = "take-snapshot"),
  @Type(value = Errand.RestoreSnapshot.class, name = "restore-snapshot"),
  @Type(value = Errand.DeleteSnapshot.class, name = "delete-snapshot"),
  @Type(value = Errand.Archive.class, name = "archive")
})
public sealed interface Errand {

  /** Whether a running machine goes on meanwhile; else it is stopped first and started again. */
  @JsonIgnore
  boolean whileRunning();

  /** The same for a machine that does not run. */
  default Errand whileStopped() {
    return this;
  }

  /**
   * Another size.
   *
   * @param offeringId whose size it is
   * @param live whether it is tried without a break
   */
  record Resize(String offeringId, Size size, boolean live) implements Errand {

    @Override
    public boolean whileRunning() {
      return live;
    }

    @Override
    public Resize whileStopped() {
      return new Resize(offeringId, size, false);
    }
  }

  /** Its disk is kept as it is. */
  record TakeSnapshot(String snapshotId) implements Errand {

    @Override
    public boolean whileRunning() {
      return true;
    }
  }

  /** Its disk becomes what it was. */
  record RestoreSnapshot(String snapshotId) implements Errand {

    @Override
    public boolean whileRunning() {
      return false;
    }
  }

  /**
   * Its disk is taken off its host, into the portal's store.
   *
   * @param back what is wanted of it again where that cannot be done
   */
  record Archive(Desired back) implements Errand {

    @Override
    public boolean whileRunning() {
      return false;
    }
  }

  /** What was kept of its disk is kept no longer. */
  record DeleteSnapshot(String snapshotId) implements Errand {

    @Override
    public boolean whileRunning() {
      return true;
    }
  }
}
