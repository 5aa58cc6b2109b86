package io.atrium.drivers.heard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A host that keeps the note of the one run on it, and may refuse to. */
final class NotingHost implements RunNotes<RuntimeException> {

  private @Nullable RunNote note;

  private boolean refuses;

  /** The run is over, and another has begun. */
  void runAnew() {
    note = null;
  }

  void refuse() {
    refuses = true;
  }

  void mend() {
    refuses = false;
  }

  @Override
  public Optional<RunNote> read() {
    return Optional.ofNullable(note);
  }

  @Override
  public boolean write(RunNote wanted) {
    if (!refuses) {
      note = wanted;
    }
    return !refuses;
  }
}
