package io.atrium.instances.store;

import io.atrium.accounts.Scope;
import io.atrium.instances.InstanceFilter;
import io.atrium.instances.InstanceOrder;
import io.atrium.instances.Operation;
import io.atrium.instances.OperationStatus;
import io.atrium.instances.Phase;
import io.atrium.instances.Snapshot;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/**
 * Keyset searches: each begins right behind the last row that was shown, so deep pages cost no
 * more.
 */
public final class InstanceSearch {

  public static final Sort NEWEST_FIRST = sort(InstanceOrder.NEWEST_FIRST);

  private InstanceSearch() {}

  public static Sort sort(InstanceOrder order) {
    var direction = order.backwards() ? Sort.Direction.DESC : Sort.Direction.ASC;
    return Sort.by(direction, order.field(), "id");
  }

  public static Specification<InstanceRow> of(
      Scope scope, InstanceFilter filter, InstanceOrder order, @Nullable String cursor) {
    return (root, query, cb) -> {
      var all = new ArrayList<Predicate>();
      if (filter.phase() != Phase.DELETED) {
        all.add(cb.isNotNull(root.get("nameTaken")));
      }
      inScope(all, scope, root.get("ordered").get("departmentId"));
      matching(all, filter, root, cb);
      if (filter.needy()) {
        all.add(Needy.of(root, query, cb));
      }
      behind(all, order, cursor, root, cb);
      return cb.and(all.toArray(Predicate[]::new));
    };
  }

  public static Specification<OperationRow> operations(
      Scope scope, @Nullable OperationStatus status, @Nullable String cursor) {
    return (root, _, cb) -> {
      var all = new ArrayList<Predicate>();
      inScope(all, scope, root.get("departmentId"));
      if (status != null) {
        all.add(cb.equal(root.get("status"), status));
      }
      behind(all, InstanceOrder.NEWEST_FIRST, cursor, root, cb);
      return cb.and(all.toArray(Predicate[]::new));
    };
  }

  public static Specification<SnapshotRow> snapshots(
      Scope scope, @Nullable String instanceId, @Nullable String cursor) {
    return (root, _, cb) -> {
      var all = new ArrayList<Predicate>();
      all.add(cb.notEqual(root.get("state"), Snapshot.State.DELETED));
      inScope(all, scope, root.get("departmentId"));
      equal(all, cb, root.get("instanceId"), instanceId);
      behind(all, InstanceOrder.NEWEST_FIRST, cursor, root, cb);
      return cb.and(all.toArray(Predicate[]::new));
    };
  }

  private static void inScope(
      List<Predicate> all, Scope scope, jakarta.persistence.criteria.Path<String> department) {
    switch (scope) {
      case Scope.Everything() -> {}
      case Scope.Departments(var ids) -> all.add(department.in(ids));
    }
  }

  private static void matching(
      List<Predicate> all, InstanceFilter filter, Root<InstanceRow> root, CriteriaBuilder cb) {
    var ordered = root.get("ordered");
    if (filter.name() != null) {
      var part = filter.name().toLowerCase(Locale.ROOT).replaceAll("([%_!])", "!$1");
      all.add(cb.like(root.get("name"), "%" + part + "%", '!'));
    }
    equal(all, cb, root.<Phase>get("phase"), filter.phase());
    equal(all, cb, ordered.get("departmentId"), filter.departmentId());
    equal(all, cb, ordered.get("ownerId"), filter.ownerId());
    equal(all, cb, ordered.get("kind"), filter.kind());
    equal(all, cb, ordered.get("environment"), filter.environment());
    equal(all, cb, ordered.get("imageId"), filter.imageId());
    equal(all, cb, root.get("hostId"), filter.hostId());
  }

  private static void equal(
      List<Predicate> all,
      CriteriaBuilder cb,
      jakarta.persistence.criteria.Path<?> path,
      @Nullable Object value) {
    if (value != null) {
      all.add(cb.equal(path, value));
    }
  }

  private static void behind(
      List<Predicate> all,
      InstanceOrder order,
      @Nullable String cursor,
      Root<?> root,
      CriteriaBuilder cb) {
    if (cursor != null) {
      all.add(Place.read(order, cursor).behind(root, cb));
    }
  }

  public static String cursor(InstanceOrder order, InstanceRow row) {
    return new Place(order, key(order, row), row.id()).toString();
  }

  public static String cursor(Operation operation) {
    return new Place(InstanceOrder.NEWEST_FIRST, operation.createdAt().toString(), operation.id())
        .toString();
  }

  public static String cursor(Snapshot snapshot) {
    return new Place(InstanceOrder.NEWEST_FIRST, snapshot.createdAt().toString(), snapshot.id())
        .toString();
  }

  private static String key(InstanceOrder order, InstanceRow row) {
    return switch (order) {
      case NEWEST_FIRST, OLDEST_FIRST -> row.createdAt().toString();
      case BY_NAME, BY_NAME_BACKWARDS -> row.name();
    };
  }
}
