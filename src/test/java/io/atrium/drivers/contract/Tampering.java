package io.atrium.drivers.contract;

/** What somebody with access to the host may do to an instance without asking the portal. */
public enum Tampering {
  /**
   * It is taken away, disk and all, as by {@code docker rm -f} or {@code virsh destroy, undefine}.
   */
  REMOVED,
  /** Its power is cut, as by {@code docker kill} or {@code virsh destroy}. */
  POWERED_OFF,
  /** It is switched on, as by {@code docker start} or {@code virsh start}. */
  STARTED,
  /** It is held still, as by {@code docker pause} or {@code virsh suspend}. */
  PAUSED
}
