package io.atrium.instances;

/** What of an instance is used, and therefore metered. */
public enum Billable {
  /** Nothing: being built, being deleted, gone. */
  NOTHING,
  /** Its disk. */
  STORAGE,
  /** Its processors, memory, disk and address. */
  FULL
}
