package io.atrium.instances.store;

import io.atrium.instances.Desired;
import io.atrium.instances.OperationStatus;
import io.atrium.instances.OperationType;
import io.atrium.instances.Phase;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

/**
 * Which instances need a person: those that are parked, and those whose latest operation failed and
 * that are not, later and for all that, as it should have made them. What runs as it should is
 * passed over by its own columns, so that operations are looked up for few.
 */
final class Needy {

  private Needy() {}

  static Predicate of(Root<InstanceRow> row, CommonAbstractCriteria query, CriteriaBuilder cb) {
    var unfulfilled = cb.notEqual(row.get("generation"), row.get("observedGeneration"));
    var runsAsItShould =
        cb.and(
            cb.equal(row.get("phase"), Phase.RUNNING),
            cb.equal(row.get("desired"), Desired.RUNNING),
            cb.not(unfulfilled));
    var last = query.subquery(String.class);
    var failed = last.from(OperationRow.class);
    var stoppedForAllThat =
        cb.and(
            cb.equal(failed.get("type"), OperationType.STOP),
            cb.equal(row.get("phase"), Phase.STOPPED),
            cb.not(unfulfilled));
    var newer = last.subquery(String.class);
    var other = newer.from(OperationRow.class);
    newer
        .select(other.get("id"))
        .where(
            cb.equal(other.get("instanceId"), failed.get("instanceId")),
            cb.greaterThan(other.get("createdAt"), failed.<java.time.Instant>get("createdAt")));
    last.select(failed.get("id"))
        .where(
            cb.equal(failed.get("instanceId"), row.get("id")),
            cb.equal(failed.get("status"), OperationStatus.FAILED),
            cb.not(stoppedForAllThat),
            cb.not(cb.exists(newer)));
    return cb.or(
        cb.equal(row.get("phase"), Phase.FAILED), cb.and(cb.not(runsAsItShould), cb.exists(last)));
  }
}
