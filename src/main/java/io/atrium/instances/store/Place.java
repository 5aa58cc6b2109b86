package io.atrium.instances.store;

import io.atrium.instances.InstanceOrder;
import io.atrium.kernel.InvalidRequest;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A place in a list that is kept in some order: that of the last row that was shown. What comes
 * next lies right behind it, so deep pages cost no more.
 *
 * @param key what the row has in the field that decides
 */
record Place(InstanceOrder order, String key, String id) {

  private static final String BETWEEN = "_";

  static Place read(InstanceOrder order, String cursor) {
    var parts = cursor.split(BETWEEN, 2);
    if (parts.length < 2) {
      throw unknown();
    }
    return new Place(order, parts[0], parts[1]);
  }

  Predicate behind(Root<?> root, CriteriaBuilder cb) {
    return switch (order) {
      case NEWEST_FIRST, OLDEST_FIRST -> behind(root.get(order.field()), instant(), root, cb);
      case BY_NAME, BY_NAME_BACKWARDS -> behind(root.get(order.field()), key, root, cb);
    };
  }

  private <K extends Comparable<K>> Predicate behind(
      Path<K> field, K last, Root<?> root, CriteriaBuilder cb) {
    var among = cb.and(cb.equal(field, last), beyond(root.<String>get("id"), id, cb));
    return cb.or(beyond(field, last, cb), among);
  }

  private <K extends Comparable<K>> Predicate beyond(Path<K> field, K last, CriteriaBuilder cb) {
    return order.backwards() ? cb.lessThan(field, last) : cb.greaterThan(field, last);
  }

  private Instant instant() {
    try {
      return Instant.parse(key);
    } catch (DateTimeException wrong) {
      throw unknown();
    }
  }

  private static InvalidRequest unknown() {
    return new InvalidRequest("cursor", "is not one that a list gave out");
  }

  /** As a cursor. */
  @Override
  public String toString() {
    return key + BETWEEN + id;
  }
}
