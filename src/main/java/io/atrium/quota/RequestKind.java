package io.atrium.quota;

/** What can be asked for. */
public enum RequestKind {
  QUOTA
}
