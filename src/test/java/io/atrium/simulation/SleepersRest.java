package io.atrium.simulation;

import java.util.List;

/** Who slept through its claim commands no host: somebody else has taken its work over. */
final class SleepersRest implements Invariant {

  @Override
  public List<String> broken(Stage stage, Story story) {
    return stage.portal().seams().outdated();
  }
}
