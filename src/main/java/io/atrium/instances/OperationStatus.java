package io.atrium.instances;

/** How far an operation is. The last three are final. */
public enum OperationStatus {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  /** A deletion came first. */
  SUPERSEDED;

  public boolean ended() {
    return this == SUCCEEDED || this == FAILED || this == SUPERSEDED;
  }
}
