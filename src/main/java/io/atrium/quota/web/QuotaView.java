package io.atrium.quota.web;

import io.atrium.quota.Counter;
import io.atrium.quota.Quota;
import io.atrium.quota.QuotaMeter;

/** The quota of one department: per meter the limit (null: none), what is used and what is held. */
record QuotaView(
    String departmentId,
    Counter instances,
    Counter vcpus,
    Counter memoryMib,
    Counter diskGib,
    Counter addresses,
    Counter snapshots) {

  static QuotaView of(Quota quota) {
    return new QuotaView(
        quota.departmentId(),
        quota.of(QuotaMeter.INSTANCES),
        quota.of(QuotaMeter.VCPUS),
        quota.of(QuotaMeter.MEMORY_MIB),
        quota.of(QuotaMeter.DISK_GIB),
        quota.of(QuotaMeter.ADDRESSES),
        quota.of(QuotaMeter.SNAPSHOTS));
  }
}
