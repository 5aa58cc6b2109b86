package io.atrium.accounts;

import io.atrium.accounts.store.DepartmentEntity;
import io.atrium.accounts.store.Departments;
import io.atrium.accounts.store.Memberships;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Ids;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.web.ETags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What operators may do to the tree of departments. Changes to its shape happen one after another.
 */
@Service
public class DepartmentCommands {

  private static final String PARENT = "parentId";

  private final Departments departments;
  private final DepartmentQueries queries;
  private final Memberships memberships;
  private final List<DepartmentUse> uses;
  private final AccountEvents events;
  private final Ids ids;
  private final Clock clock;

  DepartmentCommands(
      Departments departments,
      DepartmentQueries queries,
      Memberships memberships,
      List<DepartmentUse> uses,
      AccountEvents events,
      Ids ids,
      Clock clock) {
    this.departments = departments;
    this.queries = queries;
    this.memberships = memberships;
    this.uses = uses;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  @Transactional
  public VersionedDepartment create(Actor actor, DepartmentChange wanted) {
    actor.require(Permission.ADMINISTER);
    var tree = queries.lockedTree();
    var parent = Objects.requireNonNullElseGet(wanted.parentId(), () -> tree.root().id());
    var made = wanted.applyTo(new Department(ids.next("dep"), "", "", parent, null));
    wanted
        .faults(true)
        .unless(tree.find(parent).isPresent(), PARENT, "is no department")
        .unlessTaken(() -> isFree(made), "department", "code")
        .refuse();
    return save(actor, new DepartmentEntity(made, clock.instant()), "department.created");
  }

  @Transactional
  public VersionedDepartment change(
      Actor actor, String id, @Nullable String ifMatch, DepartmentChange wanted) {
    actor.require(Permission.ADMINISTER);
    var tree = queries.lockedTree();
    var entity = departments.findById(id).orElseThrow(() -> new NotFound("department"));
    ETags.check(ifMatch, entity.currentVersion());
    var faults = wanted.faults(false);
    checkParent(tree, id, wanted.parentId(), faults);
    var changed = wanted.applyTo(entity.department());
    // before it becomes so: a look writes what has changed
    faults.unlessTaken(() -> isFree(changed), "department", "code").refuse();
    if (changed.equals(entity.department())) {
      return VersionedDepartment.of(entity);
    }
    entity.become(changed);
    return save(actor, entity, "department.changed");
  }

  @Transactional
  public void delete(Actor actor, String id, @Nullable String ifMatch) {
    actor.require(Permission.ADMINISTER);
    queries.lockedTree();
    queries.keep(id); // whoever places something in it right now does so before this, or not at all
    var entity = departments.findById(id).orElseThrow(() -> new NotFound("department"));
    ETags.check(ifMatch, entity.currentVersion());
    var holdings = holdings(entity.department());
    if (!holdings.isEmpty()) {
      throw new DepartmentInUse(holdings);
    }
    departments.delete(entity);
    tell(actor, entity.department(), "department.deleted");
  }

  private List<String> holdings(Department department) {
    var found = new ArrayList<String>();
    if (department.parentId() == null) {
      found.add("the whole institution below it");
    }
    if (departments.existsByParentId(department.id())) {
      found.add("departments below it");
    }
    if (memberships.any(department.id())) {
      found.add("members");
    }
    uses.forEach(use -> use.holdings(department.id()).ifPresent(found::add));
    return found;
  }

  private boolean isFree(Department department) {
    var key = DepartmentEntity.key(department.code());
    return !departments.existsByCodeKeyAndIdNot(key, department.id());
  }

  private VersionedDepartment save(Actor actor, DepartmentEntity entity, String action) {
    var saved = departments.saveAndFlush(entity);
    tell(actor, entity.department(), action);
    return VersionedDepartment.of(saved);
  }

  private void tell(Actor actor, Department department, String action) {
    events.tell(
        actor,
        department.id(),
        department.id(),
        action,
        Map.of("code", department.code(), "name", department.name()));
  }

  private static void checkParent(
      DepartmentTree tree, String id, @Nullable String parentId, Faults faults) {
    if (parentId == null) {
      return;
    }
    if (tree.find(parentId).isEmpty()) {
      faults.add(PARENT, "is no department");
    } else if (tree.get(id).parentId() == null) {
      faults.add(PARENT, "cannot be set: this is the institution itself");
    } else if (tree.subtree(id).contains(parentId)) {
      faults.add(PARENT, "must not be the department itself or one below it");
    }
  }
}
