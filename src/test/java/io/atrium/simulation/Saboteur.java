package io.atrium.simulation;

import org.jspecify.annotations.Nullable;

/** Puts one known bug back into the portal, or none. */
final class Saboteur {

  private @Nullable Sabotage active;

  void put(@Nullable Sabotage sabotage) {
    active = sabotage;
  }

  @Nullable Sabotage active() {
    return active;
  }
}
