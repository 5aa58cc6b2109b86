package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Permission;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.InstanceSearch;
import io.atrium.instances.store.Instances;
import io.atrium.instances.store.OperationRow;
import io.atrium.instances.store.Operations;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads instances and operations. What is another department's does not exist here. */
@Service
@Transactional(readOnly = true)
public class InstanceQueries {

  static final String INSTANCE = "instance";

  private final Instances instances;
  private final Operations operations;

  InstanceQueries(Instances instances, Operations operations) {
    this.instances = instances;
    this.operations = operations;
  }

  public Instance instance(Actor actor, String id) {
    var row = instances.findById(id).orElseThrow(() -> new NotFound(INSTANCE));
    actor.require(Permission.VIEW, row.ordered().departmentId(), INSTANCE);
    return row.view(operations.open(id).map(OperationRow::view).orElse(null));
  }

  /**
   * The latest names of those that the actor may see, by their ids: also of those that are gone,
   * for each keeps its page.
   */
  public Map<String, String> names(Actor actor, Collection<String> ids) {
    return instances.findAllById(ids).stream()
        .filter(row -> actor.may(Permission.VIEW, row.ordered().departmentId()))
        .collect(Collectors.toMap(InstanceRow::id, InstanceRow::name));
  }

  /**
   * A stretch of the instances that the actor may see. Those that are gone are left out, unless
   * just they are asked for.
   */
  public Page<Instance> list(
      Actor actor, InstanceFilter filter, InstanceOrder order, PageRequest stretch) {
    var found =
        instances.findBy(
            InstanceSearch.of(actor.scope(), filter, order, stretch.cursor()),
            query -> query.sortBy(InstanceSearch.sort(order)).limit(stretch.oneMore()).all());
    var page = Page.of(found, stretch.limit(), row -> InstanceSearch.cursor(order, row));
    var open = open(page.items());
    return page.map(row -> row.view(open.get(row.id())));
  }

  /**
   * What of the departments is ordered and shall run, but is not made yet. It does not ask who
   * wants to know.
   */
  public List<Instance> comingUp(Set<String> departmentIds) {
    return departmentIds.isEmpty()
        ? List.of()
        : instances.comingUp(departmentIds).stream().map(row -> row.view(null)).toList();
  }

  /** Why each of them needs a person, by their ids: its own fault, or that of what failed last. */
  public Map<String, String> faults(Collection<Instance> needy) {
    var why = new HashMap<String, String>();
    operations
        .failedLast(needy.stream().map(Instance::id).toList())
        .forEach(each -> why.put(each.instanceId(), each.errorSentence()));
    needy.forEach(each -> {
      if (each.fault() != null) {
        why.put(each.id(), each.fault().sentence());
      }
    });
    return why;
  }

  private Map<String, Operation> open(List<InstanceRow> rows) {
    return operations.open(rows.stream().map(InstanceRow::id).toList()).stream()
        .map(OperationRow::view)
        .collect(Collectors.toMap(Operation::instanceId, Function.identity()));
  }

  public Operation operation(Actor actor, String id) {
    var operation = operations.findById(id).orElseThrow(() -> new NotFound("operation")).view();
    actor.require(Permission.VIEW, operation.departmentId(), "operation");
    return operation;
  }

  /** The latest operations of one instance, newest first. */
  public List<Operation> history(Actor actor, String instanceId) {
    instance(actor, instanceId);
    return operations.findTop50ByInstanceIdOrderByCreatedAtDescIdDesc(instanceId).stream()
        .map(OperationRow::view)
        .toList();
  }

  /** Operations of everything that the actor may see, newest first. */
  public Page<Operation> operations(
      Actor actor, @Nullable OperationStatus status, int limit, @Nullable String cursor) {
    var found =
        operations.findBy(
            InstanceSearch.operations(actor.scope(), status, cursor),
            query -> query.sortBy(InstanceSearch.NEWEST_FIRST).limit(limit + 1).all());
    return Page.of(found.stream().map(OperationRow::view).toList(), limit, InstanceSearch::cursor);
  }
}
