package io.atrium.quota;

import io.atrium.kernel.Faults;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The most that may be held of each meter; null where there is no limit. */
public record QuotaLimits(
    @Nullable Long instances,
    @Nullable Long vcpus,
    @Nullable Long memoryMib,
    @Nullable Long diskGib,
    @Nullable Long addresses,
    @Nullable Long snapshots) {

  public static final QuotaLimits NONE = new QuotaLimits(null, null, null, null, null, null);

  static QuotaLimits of(Map<QuotaMeter, Long> limits) {
    return new QuotaLimits(
        limits.get(QuotaMeter.INSTANCES),
        limits.get(QuotaMeter.VCPUS),
        limits.get(QuotaMeter.MEMORY_MIB),
        limits.get(QuotaMeter.DISK_GIB),
        limits.get(QuotaMeter.ADDRESSES),
        limits.get(QuotaMeter.SNAPSHOTS));
  }

  public @Nullable Long of(QuotaMeter meter) {
    return switch (meter) {
      case INSTANCES -> instances;
      case VCPUS -> vcpus;
      case MEMORY_MIB -> memoryMib;
      case DISK_GIB -> diskGib;
      case ADDRESSES -> addresses;
      case SNAPSHOTS -> snapshots;
    };
  }

  /** Refuses limits that nobody can mean, all of them at once. */
  void check() {
    var faults = new Faults();
    for (var meter : QuotaMeter.values()) {
      var limit = of(meter);
      if (limit != null) {
        meter.check(limit, meter.word(), faults);
      }
    }
    faults.refuse();
  }
}
