package io.atrium.instances;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.catalogue.Image;
import io.atrium.catalogue.Offering;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.InstanceSecrets;
import io.atrium.instances.store.Instances;
import io.atrium.instances.store.OperationRow;
import io.atrium.instances.store.Ordered;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes orders. Everything about an order is decided in one transaction: it is right in every
 * field, policy agrees, quota is held and a host is claimed, or nothing of it was ever there.
 */
@Service
public class Orders {

  private final OrderForm form;
  private final DepartmentQueries departments;
  private final Instances instances;
  private final Making making;
  private final InstanceSecrets secrets;
  private final ObjectProvider<OrderPolicy> policies;
  private final ApplicationEventPublisher events;
  private final Ids ids;
  private final Clock clock;

  Orders(
      OrderForm form,
      DepartmentQueries departments,
      Instances instances,
      Making making,
      InstanceSecrets secrets,
      ObjectProvider<OrderPolicy> policies,
      ApplicationEventPublisher events,
      Ids ids,
      Clock clock) {
    this.form = form;
    this.departments = departments;
    this.instances = instances;
    this.making = making;
    this.secrets = secrets;
    this.policies = policies;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The size of an order that somebody only thinks of.
   *
   * @param draft of which nothing but the offering is needed
   * @param faults takes what would be refused of what is there
   * @return null where there is no such offering, which is noted
   */
  public @Nullable Offering offering(Actor actor, Order draft, Faults faults) {
    return form.draft(actor, draft, faults);
  }

  /**
   * What is to be known before or after an order, such as a budget that it brings the month above.
   *
   * @param thoughtOf what is not ordered yet; null where everything is
   */
  public List<String> warnings(
      Actor actor, String departmentId, @Nullable OneKind thoughtOf, int count) {
    return policies
        .orderedStream()
        .flatMap(policy -> policy.warnings(actor, departmentId, thoughtOf, count).stream())
        .toList();
  }

  /** Places an order. Returns one instance for each that was asked for, all of them or none. */
  @Transactional
  public List<Instance> place(Actor actor, Order order) {
    var checked = form.check(actor, order);
    departments.keep(checked.departmentId());
    policies.orderedStream().forEach(policy -> policy.judge(actor, order, checked.departmentId()));
    if (order.count() > 1) {
      making.refuseUnlessQuota(
          checked.departmentId(), actor, checked.offering().size(), order.count());
    }
    var made = new ArrayList<Instance>();
    for (var name : order.names()) {
      made.add(placeNext(actor, order, checked, name, made.size()));
    }
    return List.copyOf(made);
  }

  /**
   * Orders one whose disk begins as that of another machine is when it is made. What that was told
   * for its first boot is not told again; command and variables of a container are.
   *
   * @param source which runs or is stopped
   */
  Instance placeCopy(Actor actor, Order order, InstanceRow source) {
    var checked = form.check(actor, order);
    departments.keep(checked.departmentId());
    policies.orderedStream().forEach(policy -> policy.judge(actor, order, checked.departmentId()));
    var told = secrets.open(source.secrets());
    var again = new InstanceSecrets.Opened(null, told.command(), told.environment());
    return placeOne(actor, order, checked, order.name(), again, source.id());
  }

  private Instance placeNext(Actor actor, Order order, Checked checked, String name, int soFar) {
    try {
      return placeOne(actor, order, checked, name, told(order), null);
    } catch (NoCapacity full) {
      throw order.count() == 1 ? full : full.after(soFar, order.count());
    }
  }

  private static InstanceSecrets.Opened told(Order order) {
    return new InstanceSecrets.Opened(
        order.userData(), order.command(), order.environmentVariables());
  }

  private Instance placeOne(
      Actor actor,
      Order order,
      Checked checked,
      String name,
      InstanceSecrets.Opened told,
      @Nullable String source) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var row =
        new InstanceRow(ids.next("i"), name, ordered(actor, order, checked), order.labels(), now);
    row.beginWith(secrets.seal(told), source);
    insert(row);
    var operation = making.begin(row, actor, now);
    tell(actor, row, operation, checked);
    return row.view(operation.view());
  }

  private void insert(InstanceRow row) {
    try {
      instances.saveAndFlush(row);
    } catch (DataIntegrityViolationException _) {
      throw new NameTaken(row.name());
    }
  }

  private void tell(Actor actor, InstanceRow row, OperationRow operation, Checked checked) {
    events.publishEvent(
        new InstanceChanged(
            actor.personId(),
            checked.departmentId(),
            row.id(),
            "instance.ordered",
            Map.of(
                "name", row.name(),
                "offering", checked.offering().name(),
                "image", checked.image().name(),
                "operation", operation.id()),
            row.createdAt()));
    events.publishEvent(new ReconcileRequested(row.id()));
  }

  private static Ordered ordered(Actor actor, Order order, Checked checked) {
    var size = checked.offering().size();
    return new Ordered(
        checked.image().kind(),
        checked.departmentId(),
        actor.personId(),
        order.environment(),
        checked.image().id(),
        checked.offering().id(),
        size.vcpus(),
        size.memoryMib(),
        size.diskGib(),
        order.waitForCapacity(),
        order.driver());
  }

  /** An order in which every field is right. */
  record Checked(String departmentId, Image image, Offering offering) {}
}
