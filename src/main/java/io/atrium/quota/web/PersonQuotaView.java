package io.atrium.quota.web;

import io.atrium.quota.Counter;
import io.atrium.quota.PersonQuota;
import io.atrium.quota.QuotaMeter;

/** What one person may have in a department, and has. */
record PersonQuotaView(
    String personId,
    String name,
    boolean member,
    Counter instances,
    Counter vcpus,
    Counter memoryMib,
    Counter diskGib,
    Counter addresses,
    Counter snapshots) {

  static PersonQuotaView of(PersonQuota person) {
    var quota = person.quota();
    return new PersonQuotaView(
        person.personId(),
        person.name(),
        person.member(),
        quota.of(QuotaMeter.INSTANCES),
        quota.of(QuotaMeter.VCPUS),
        quota.of(QuotaMeter.MEMORY_MIB),
        quota.of(QuotaMeter.DISK_GIB),
        quota.of(QuotaMeter.ADDRESSES),
        quota.of(QuotaMeter.SNAPSHOTS));
  }
}
