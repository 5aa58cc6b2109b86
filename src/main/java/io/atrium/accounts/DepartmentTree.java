package io.atrium.accounts;

import io.atrium.kernel.NotFound;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All departments at one moment, as a tree. Immutable, so it can be shared between requests. */
final class DepartmentTree {

  private final Map<String, Department> byId = new HashMap<>();
  private final Map<String, List<String>> children = new HashMap<>();
  private final List<Department> inOrder;

  /**
   * @param departments all of them, in the order in which lists show them
   */
  DepartmentTree(List<Department> departments) {
    inOrder = List.copyOf(departments);
    for (var department : inOrder) {
      byId.put(department.id(), department);
      if (department.parentId() != null) {
        children
            .computeIfAbsent(department.parentId(), _ -> new ArrayList<>())
            .add(department.id());
      }
    }
  }

  Department get(String id) {
    return find(id).orElseThrow(() -> new NotFound("department"));
  }

  Optional<Department> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Department root() {
    return inOrder.stream()
        .filter(department -> department.parentId() == null)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The institution has no department yet"));
  }

  List<Department> all() {
    return inOrder;
  }

  /** The department itself first, then its parents up to the root. */
  List<String> lineage(String id) {
    var lineage = new ArrayList<String>();
    for (var next = get(id).id(); next != null; next = get(next).parentId()) {
      lineage.add(next);
    }
    return List.copyOf(lineage);
  }

  /** The department itself and all below it. */
  Set<String> subtree(String id) {
    var found = new TreeSet<String>();
    var open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      var next = open.pop();
      if (found.add(next)) {
        open.addAll(children.getOrDefault(next, List.of()));
      }
    }
    return found;
  }
}
