package io.atrium.costs.web;

import io.atrium.metering.Correction;
import java.time.Instant;
import java.util.Locale;

/**
 * A correction of what had been counted, ready to print.
 *
 * @param meter word of the meter
 * @param cause key of the words for its cause
 */
record CorrectionView(
    String meter, long unitSeconds, String cause, Instant from, Instant to, Instant at) {

  static CorrectionView of(Correction correction) {
    return new CorrectionView(
        correction.meter().word(),
        correction.unitSeconds(),
        correction.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        Instant.ofEpochSecond(correction.from()),
        Instant.ofEpochSecond(correction.to()),
        Instant.ofEpochSecond(correction.at()));
  }
}
