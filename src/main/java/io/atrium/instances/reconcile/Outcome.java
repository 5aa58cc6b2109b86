package io.atrium.instances.reconcile;

import io.atrium.drivers.spi.DriverFailure;
import io.atrium.drivers.spi.Observation;
import java.time.Instant;

/** What came of one look and at most one step. */
sealed interface Outcome {

  /** When the host was last looked at, or asked. */
  Instant at();

  /**
   * It was looked at, after a step where there was one.
   *
   * @param did the step that was done before this look, or {@link Step.Settled} when there was none
   * @param next what is to be done now
   * @param confirmedAt until when the state before is known to have lasted
   */
  record Looked(Observation seen, Step did, Step next, Instant at, Instant confirmedAt)
      implements Outcome {}

  /** The host accepted it; it exists now. */
  record Created(Instant at) implements Outcome {}

  /** A call failed. */
  record Failed(Step during, DriverFailure failure, Instant at) implements Outcome {}

  /** Making it failed for good on this host, and what was half made there has been removed. */
  record CleanedUp(DriverFailure why, Instant at) implements Outcome {}
}
