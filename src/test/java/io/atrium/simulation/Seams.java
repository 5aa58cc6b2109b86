package io.atrium.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the portal can be killed: around each commit and around each call to a host. */
final class Seams {

  private @Nullable Seam armed;

  private @Nullable Runnable nap;

  private int left;

  private boolean slept;

  private final List<String> outdated = new ArrayList<>();

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
    nap = null;
    left = times;
  }

  /**
   * Whoever passes here after so many calls falls asleep with the answer in its hands, and this
   * happens before it wakes.
   */
  void sleep(int times, Runnable meanwhile) {
    arm(Seam.AFTER_CALL, times);
    nap = meanwhile;
  }

  /** Somebody begins a new piece of work, wide awake. */
  void wakeUp() {
    slept = false;
  }

  /** The host is told to do something. Who slept through its claim has nothing to tell any more. */
  void command(String verb) {
    if (slept) {
      outdated.add("A worker whose claim had run out while it slept told a host to " + verb);
    }
  }

  /** What was told by those who had no right to it any more. */
  List<String> outdated() {
    return List.copyOf(outdated);
  }

  void forget() {
    outdated.clear();
    slept = false;
  }

  void disarm() {
    armed = null;
    nap = null;
  }

  void pass(Seam seam) {
    if (seam == armed && --left == 0) {
      var meanwhile = nap;
      disarm();
      if (meanwhile == null) {
        throw new PortalCrash(seam);
      }
      meanwhile.run();
      slept = true;
    }
  }
}
