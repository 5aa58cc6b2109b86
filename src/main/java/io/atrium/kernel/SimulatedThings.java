package io.atrium.kernel;

import java.util.Collection;
import java.util.Set;

/**
 * Knows which things of its room are simulated: nothing real stands or stood behind them. Rooms
 * that show things of others ask all of these, so that they depend on none.
 */
public interface SimulatedThings {

  /** Whether there is or was any simulated machine among them. */
  default boolean anyMachine() {
    return false;
  }

  /** Those of the ids that are of simulated things, however long ago these went away. */
  Set<String> among(Collection<String> ids);
}
