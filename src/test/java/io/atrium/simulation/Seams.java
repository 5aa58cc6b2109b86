package io.atrium.simulation;

import org.jspecify.annotations.Nullable;

/** Where the portal can be killed: around each commit and around each call to a host. */
final class Seams {

  private @Nullable Seam armed;

  private int left;

  /** The places between two things that ought to happen together. */
  enum Seam {
    BEFORE_COMMIT,
    AFTER_COMMIT,
    BEFORE_CALL,
    AFTER_CALL;

    String words() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  /** The portal dies when it has passed this seam so many times. */
  void arm(Seam seam, int times) {
    armed = seam;
    left = times;
  }

  void disarm() {
    armed = null;
  }

  void pass(Seam seam) {
    if (seam == armed && --left == 0) {
      disarm();
      throw new PortalCrash(seam);
    }
  }
}
