package io.atrium.quota.web;

import io.atrium.kernel.Faults;
import io.atrium.quota.NewRequest;
import io.atrium.quota.QuotaLimits;
import io.atrium.quota.QuotaMeter;
import io.atrium.quota.RequestKind;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed into a form that asks for more, or grants it. */
record RequestFields(Map<String, String> entered) {

  public @Nullable String of(String field) {
    return entered.get(field);
  }

  NewRequest request(String personId, ZoneId zone) {
    var faults = new Faults();
    var fields = new WindowFields(entered);
    var request =
        new NewRequest(
            RequestKind.QUOTA,
            entered.get("departmentId"),
            "me".equals(entered.get("whom")) ? personId : null,
            limits(faults),
            entered.get("reason"),
            fields.moment("from", zone, faults),
            fields.moment("to", zone, faults));
    faults.refuse();
    return request;
  }

  QuotaLimits granted() {
    var faults = new Faults();
    var limits = limits(faults);
    faults.refuse();
    return limits;
  }

  private QuotaLimits limits(Faults faults) {
    var fields = new WindowFields(entered);
    return new QuotaLimits(
        fields.number(QuotaMeter.INSTANCES.word(), faults),
        fields.number(QuotaMeter.VCPUS.word(), faults),
        fields.number(QuotaMeter.MEMORY_MIB.word(), faults),
        fields.number(QuotaMeter.DISK_GIB.word(), faults),
        fields.number(QuotaMeter.ADDRESSES.word(), faults),
        fields.number(QuotaMeter.SNAPSHOTS.word(), faults));
  }
}
