package io.atrium.instances;

import io.atrium.drivers.spi.Capability;

/** What only some kinds of host can do with a machine. */
public enum Ability {
  RESIZE(Capability.Resize.class, "give a machine another size"),
  LIVE_RESIZE(Capability.LiveResize.class, "give a running machine another size"),
  SNAPSHOTS(Capability.Snapshots.class, "keep the disk of a machine as it is"),
  EXPORT(Capability.Export.class, "hand out the disk of a machine");

  private final Class<? extends Capability> capability;

  private final String words;

  Ability(Class<? extends Capability> capability, String words) {
    this.capability = capability;
    this.words = words;
  }

  Class<? extends Capability> capability() {
    return capability;
  }

  String words() {
    return words;
  }
}
