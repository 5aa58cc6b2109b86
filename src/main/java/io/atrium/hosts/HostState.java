package io.atrium.hosts;

/** What its operator wants of a host. */
public enum HostState {
  /** New instances may be placed on it. */
  ACTIVE,
  /** Nothing new is placed on it; what runs stays. */
  DRAINING
}
