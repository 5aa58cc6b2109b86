package io.atrium.quota.web;

import io.atrium.quota.Quota;
import io.atrium.quota.QuotaMeter;
import org.jspecify.annotations.Nullable;

/**
 * One meter against its limit, ready to draw. What is held for something that is just being made
 * counts as taken.
 *
 * @param share percent of the limit that is taken; 0 where there is no limit
 * @param state {@code fine}, {@code near} or {@code over}
 */
record QuotaBar(String meter, long taken, @Nullable Long limit, double share, String state) {

  private static final double NEAR = 80;
  private static final double FULL = 100;

  static QuotaBar of(Quota quota, QuotaMeter meter) {
    var counter = quota.of(meter);
    var taken = counter.used() + counter.held();
    var limit = counter.limit();
    var share = limit == null ? 0 : share(taken, limit);
    return new QuotaBar(meter.word(), taken, limit, share, state(taken, limit, share));
  }

  private static double share(long taken, long limit) {
    return limit == 0 ? FULL : Math.min(FULL, Math.round(10 * FULL * taken / limit) / 10.0);
  }

  private static String state(long taken, @Nullable Long limit, double share) {
    if (limit == null) {
      return "fine";
    }
    if (taken > limit) {
      return "over";
    }
    return share >= NEAR ? "near" : "fine";
  }
}
