package io.atrium.drivers.libvirt.domain;

import io.atrium.drivers.spi.Observation.PowerState;
import org.jspecify.annotations.Nullable;

/**
 * Reads libvirt's state of a domain and the reason for it. Pure. What is paused holds its memory
 * and processors and therefore runs.
 */
public enum PowerStates {
  RUNNING(PowerState.RUNNING, null),
  PAUSED(PowerState.RUNNING, "It is paused on its host."),
  ASLEEP(PowerState.RUNNING, "The guest has put itself to sleep."),
  GOING_DOWN(PowerState.RUNNING, null),
  OFF(PowerState.STOPPED, null),
  SAVED(PowerState.STOPPED, "Its memory is saved on its host."),
  CRASHED(PowerState.CRASHED, "The guest crashed or its process was killed."),
  FAILED(PowerState.CRASHED, "The host could not start or keep it.");

  private final PowerState power;

  private final @Nullable String remark;

  PowerStates(PowerState power, @Nullable String remark) {
    this.power = power;
    this.remark = remark;
  }

  public PowerState power() {
    return power;
  }

  public @Nullable String remark() {
    return remark;
  }

  /** From the numbers of {@code virDomainState} and, for what is off, its reason. */
  public static PowerStates of(int state, int reason) {
    return switch (state) {
      case 3 -> PAUSED;
      case 4 -> GOING_DOWN;
      case 5 -> off(reason);
      case 6 -> CRASHED;
      case 7 -> ASLEEP;
      default -> RUNNING;
    };
  }

  private static PowerStates off(int reason) {
    return switch (reason) {
      case 3 -> CRASHED;
      case 5 -> SAVED;
      case 6 -> FAILED;
      default -> OFF;
    };
  }
}
