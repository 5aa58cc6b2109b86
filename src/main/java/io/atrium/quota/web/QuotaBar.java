package io.atrium.quota.web;

import io.atrium.quota.Quota;
import io.atrium.quota.QuotaMeter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One meter against its limit, ready to draw. What is held for something that is just being made
 * counts as taken.
 *
 * @param share percent of the limit that is taken; 0 where there is no limit
 * @param state {@code fine}, {@code near} or {@code over}
 * @param until when the limit ends, where it is one for a time
 */
record QuotaBar(
    String meter,
    long taken,
    @Nullable Long limit,
    double share,
    String state,
    @Nullable Instant until) {

  private static final double NEAR = 80;
  private static final double FULL = 100;

  private static final List<QuotaMeter> SHOWN =
      List.of(QuotaMeter.INSTANCES, QuotaMeter.VCPUS, QuotaMeter.MEMORY_MIB, QuotaMeter.DISK_GIB);

  /** The meters that tables show: the others follow them. */
  static List<String> shown() {
    return SHOWN.stream().map(QuotaMeter::word).toList();
  }

  static List<QuotaBar> shown(Quota quota) {
    return SHOWN.stream().map(meter -> of(quota, meter)).toList();
  }

  static List<QuotaBar> all(Quota quota) {
    return Arrays.stream(QuotaMeter.values()).map(meter -> of(quota, meter)).toList();
  }

  static QuotaBar of(Quota quota, QuotaMeter meter) {
    var counter = quota.of(meter);
    var taken = counter.used() + counter.held();
    var limit = counter.limit();
    var share = limit == null ? 0 : share(taken, limit);
    return new QuotaBar(
        meter.word(), taken, limit, share, state(taken, limit, share), counter.until());
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
