package io.atrium.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a new department and a new person in it may have until somebody decides otherwise. A meter
 * left out of a given block has no limit. The institution itself begins without limits: its hosts
 * are one.
 *
 * @param auditEvery how often the counters are compared with what there is
 */
@ConfigurationProperties("atrium.quota")
record QuotaSettings(
    @Nullable QuotaLimits department,
    @Nullable QuotaLimits person,
    @DefaultValue("5m") Duration auditEvery) {

  private static final QuotaLimits DEPARTMENT =
      new QuotaLimits(100L, 400L, 819_200L, 10_240L, 100L, 200L);

  QuotaLimits ofDepartment() {
    return department == null ? DEPARTMENT : department;
  }

  QuotaLimits ofPerson() {
    return person == null ? QuotaLimits.NONE : person;
  }
}
