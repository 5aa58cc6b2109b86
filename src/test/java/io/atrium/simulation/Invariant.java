package io.atrium.simulation;

import java.util.List;

/** Something that must hold whenever a story has come to rest. */
interface Invariant {

  /** What does not hold, in words; nothing when all is well. */
  List<String> broken(Stage stage, Story story);
}
