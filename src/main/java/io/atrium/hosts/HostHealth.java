package io.atrium.hosts;

/** How a host was when the portal last looked. */
public enum HostHealth {
  /** Not looked at yet, or not since it answered again. */
  UNKNOWN,
  /** Nothing answers there. */
  UNDETECTED,
  /** It answers, but cannot run instances. */
  UNHEALTHY,
  HEALTHY
}
