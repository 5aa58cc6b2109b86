package io.atrium.instances;

/** What the owner wants of an instance. */
public enum Desired {
  RUNNING,
  STOPPED,
  /** Off every host; its disk is kept, packed, in the portal's store. */
  ARCHIVED,
  ABSENT
}
