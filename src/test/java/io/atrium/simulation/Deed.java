package io.atrium.simulation;

/** Something that can happen in a history. */
interface Deed {

  void happen(Stage stage, Story story);
}
