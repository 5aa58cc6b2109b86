package io.atrium.quota.web;

import io.atrium.kernel.Faults;
import io.atrium.kernel.web.ETags;
import io.atrium.quota.Quota;
import io.atrium.quota.QuotaLimits;
import io.atrium.quota.QuotaMeter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form that sets limits, by the meter's word. An empty field means no limit. */
record LimitFields(Map<String, String> entered) {

  static LimitFields of(Quota quota) {
    var entered = new HashMap<String, String>();
    entered.put("seen", ETags.of(quota.version()));
    for (var meter : QuotaMeter.values()) {
      var limit = quota.of(meter).base();
      entered.put(meter.word(), limit == null ? "" : limit.toString());
    }
    return new LimitFields(entered);
  }

  public @Nullable String of(String meter) {
    return entered.get(meter);
  }

  QuotaLimits limits() {
    var faults = new Faults();
    var limits =
        new QuotaLimits(
            limit(QuotaMeter.INSTANCES, faults),
            limit(QuotaMeter.VCPUS, faults),
            limit(QuotaMeter.MEMORY_MIB, faults),
            limit(QuotaMeter.DISK_GIB, faults),
            limit(QuotaMeter.ADDRESSES, faults),
            limit(QuotaMeter.SNAPSHOTS, faults));
    faults.refuse();
    return limits;
  }

  private @Nullable Long limit(QuotaMeter meter, Faults faults) {
    var text = entered.getOrDefault(meter.word(), "").strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,15}")) {
      faults.add(meter.word(), "must be a whole number, or empty for no limit");
      return null;
    }
    return Long.valueOf(text);
  }
}
