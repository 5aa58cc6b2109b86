package io.atrium.instances;

/** What a person asked of an instance. */
public enum OperationType {
  CREATE,
  START,
  STOP,
  REBOOT,
  RESIZE,
  SNAPSHOT,
  RESTORE,
  DELETE_SNAPSHOT,
  ARCHIVE,
  UNARCHIVE,
  DELETE
}
