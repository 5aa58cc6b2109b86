package io.atrium.drivers.heard;

import java.util.Optional;

/**
 * The place on a host where the note of one run is kept, and where it ends with that run.
 *
 * @param <E> how the host fails
 */
public interface RunNotes<E extends Exception> {

  Optional<RunNote> read() throws E;

  /** Says whether it could be written; where not, the next look tries again. */
  boolean write(RunNote note) throws E;
}
