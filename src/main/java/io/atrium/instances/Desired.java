package io.atrium.instances;

/** What the owner wants of an instance. */
public enum Desired {
  RUNNING,
  STOPPED,
  ABSENT
}
