package io.atrium.instances.reconcile;

import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.Observation;
import java.time.Instant;

/** What came of one look and at most one step. */
sealed interface Outcome {

  /** When the host was last looked at, or asked. */
  Instant at();

  /** Whoever hears of a change after this moment wants another look. */
  default Instant knownUntil() {
    return at();
  }

  /**
   * It was looked at, and looked at again where a step was done.
   *
   * @param first what was found at first, before any step
   * @param last what was found in the end; the same look where no step was done
   * @param did the step between the two, or {@link Step.Settled} when there was none
   * @param next what is to be done now
   * @param kept what the step has left behind
   */
  record Looked(Look first, Look last, Step did, Step next, Keepsake kept) implements Outcome {

    static Looked once(Look look, Step next) {
      return new Looked(look, look, new Step.Settled(), next, Keepsake.NOTHING);
    }

    @Override
    public Instant knownUntil() {
      return last.askedAt();
    }

    boolean twice() {
      return !(did instanceof Step.Settled);
    }

    Observation seen() {
      return last.seen();
    }

    @Override
    public Instant at() {
      return last.at();
    }
  }

  /**
   * What was seen, and when.
   *
   * @param askedAt when the host was asked: what happens after that may be missing in what was seen
   */
  record Look(Observation seen, Instant askedAt, Instant at) {}

  /** The host accepted it; it exists now. */
  record Created(Instant at) implements Outcome {}

  /** A call failed. */
  record Failed(Step during, DriverFailure failure, Instant at) implements Outcome {

    /** Whether it was seen to exist before the call: only of what exists is such a step asked. */
    boolean foundIt() {
      return switch (during) {
        case Step.Start _, Step.Stop _, Step.Reboot _, Step.Perform _ -> true;
        case Step.Create _, Step.Delete _ -> false;
        case Step.Settled _, Step.Await _, Step.Accept _, Step.Park _ -> false;
      };
    }
  }

  /** Making it failed for good on this host, and what was half made there has been removed. */
  record CleanedUp(DriverFailure why, Instant at) implements Outcome {}
}
