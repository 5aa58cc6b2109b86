package io.atrium.instances.store;

import io.atrium.accounts.Scope;
import io.atrium.instances.InstanceFilter;
import io.atrium.instances.Operation;
import io.atrium.instances.OperationStatus;
import io.atrium.instances.Phase;
import io.atrium.kernel.InvalidRequest;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.DateTimeException;
import java.time.Instant;
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

  public static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "id");

  private InstanceSearch() {}

  public static Specification<InstanceRow> of(
      Scope scope, InstanceFilter filter, @Nullable String cursor) {
    return (root, _, cb) -> {
      var all = new ArrayList<Predicate>();
      all.add(cb.isNotNull(root.get("nameTaken")));
      inScope(all, scope, root.get("ordered").get("departmentId"));
      matching(all, filter, root, cb);
      behind(all, cursor, root, cb);
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
      behind(all, cursor, root, cb);
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
      List<Predicate> all, @Nullable String cursor, Root<?> root, CriteriaBuilder cb) {
    if (cursor == null) {
      return;
    }
    var key = Key.read(cursor);
    var createdAt = root.<Instant>get("createdAt");
    all.add(
        cb.or(
            cb.lessThan(createdAt, key.createdAt()),
            cb.and(
                cb.equal(createdAt, key.createdAt()),
                cb.lessThan(root.<String>get("id"), key.id()))));
  }

  public static String cursor(InstanceRow row) {
    return row.createdAt() + "_" + row.id();
  }

  public static String cursor(Operation operation) {
    return operation.createdAt() + "_" + operation.id();
  }

  /** The last row that was shown. */
  private record Key(Instant createdAt, String id) {

    static Key read(String cursor) {
      var parts = cursor.split("_", 2);
      try {
        return new Key(Instant.parse(parts[0]), parts[1]);
      } catch (DateTimeException | ArrayIndexOutOfBoundsException wrong) {
        throw new InvalidRequest("cursor", "is not one that a list gave out");
      }
    }
  }
}
