package io.atrium.instances.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.accounts.Permission;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.Abilities;
import io.atrium.instances.Ability;
import io.atrium.instances.Condition;
import io.atrium.instances.Desired;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceCosts;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.instances.OperationType;
import io.atrium.instances.Phase;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import io.atrium.kernel.NotFound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what pages show of instances: names for ids, costs, and what may be done now. */
@Component
class InstanceViews {

  private final CatalogueQueries catalogue;
  private final DepartmentQueries departments;
  private final People people;
  private final HostQueries hosts;
  private final InstanceCosts costs;
  private final Abilities abilities;
  private final Money nothing;

  InstanceViews(
      CatalogueQueries catalogue,
      DepartmentQueries departments,
      People people,
      HostQueries hosts,
      InstanceCosts costs,
      Abilities abilities,
      Institution institution) {
    this.catalogue = catalogue;
    this.departments = departments;
    this.people = people;
    this.hosts = hosts;
    this.costs = costs;
    this.abilities = abilities;
    this.nothing = Money.zero(institution.currency());
  }

  List<InstanceLine> lines(Actor actor, List<Instance> instances) {
    var byId = hostsById();
    var monthToDate = costs.monthToDate(instances.stream().map(Instance::id).toList());
    var images = new HashMap<String, String>();
    return instances.stream()
        .map(each ->
            line(
                each,
                host(byId, each),
                images.computeIfAbsent(each.imageId(), id -> imageName(actor, id)),
                monthToDate.getOrDefault(each.id(), nothing)))
        .toList();
  }

  InstanceView view(Actor actor, Instance instance) {
    var host = host(hostsById(), instance);
    var monthToDate = costs.monthToDate(List.of(instance.id()));
    var image = imageName(actor, instance.imageId());
    var operation = instance.operation();
    var able = abilities.of(host == null ? null : host.driver());
    return new InstanceView(
        line(instance, host, image, monthToDate.getOrDefault(instance.id(), nothing)),
        instance,
        people.displayName(instance.ownerId()),
        catalogue.offering(actor, instance.offeringId()).name(),
        host == null ? null : new InstanceView.HostName(host.id(), host.name(), host.driver()),
        costs.perHour(OneKind.of(instance)),
        operation == null ? List.of() : ProgressStep.of(operation, instance.hostId() != null),
        instance.conditions().stream().filter(InstanceViews::worrying).toList(),
        actor.may(Permission.AUDIT),
        verbs(actor, instance, able),
        able.contains(Ability.SNAPSHOTS) && instance.phase() != Phase.DELETED);
  }

  private InstanceLine line(Instance of, @Nullable Host host, String image, Money monthToDate) {
    return new InstanceLine(
        of.id(),
        of.name(),
        of.phase().name().toLowerCase(Locale.ROOT),
        settling(of),
        watched(of),
        host != null && host.simulated(),
        of.conditions().stream()
            .anyMatch(each -> each.type() == Condition.Type.HOST_REACHABLE && !each.status()),
        image,
        departmentName(of.departmentId()),
        of.addresses().isEmpty() ? null : of.addresses().getFirst(),
        of.size(),
        monthToDate.rounded());
  }

  /** A list is shown although one name in it is not known any more; then its id stands for it. */
  private String departmentName(String id) {
    try {
      return departments.department(id).name();
    } catch (NotFound _) {
      return id;
    }
  }

  private String imageName(Actor actor, String id) {
    try {
      return catalogue.image(actor, id).name();
    } catch (NotFound _) {
      return id;
    }
  }

  private Map<String, Host> hostsById() {
    return hosts.all().stream().collect(Collectors.toMap(Host::id, Function.identity()));
  }

  private static @Nullable Host host(Map<String, Host> byId, Instance instance) {
    return instance.hostId() == null ? null : byId.get(instance.hostId());
  }

  /**
   * Whether a look soon will say more. The operation alone does not tell: it is read after the
   * instance, and may have ended in between while the phase is still the one before its end.
   */
  static boolean watched(Instance of) {
    return of.settling()
        || switch (of.phase()) {
          case REQUESTED, PROVISIONING, DELETING -> true;
          case RUNNING -> of.desired() != Desired.RUNNING;
          case STOPPED -> of.desired() != Desired.STOPPED;
          case ARCHIVED -> of.desired() != Desired.ARCHIVED;
          case FAILED, DELETED -> false;
        };
  }

  /** Making and deleting are phases of their own; the other verbs show beside the phase. */
  private static @Nullable String settling(Instance instance) {
    var operation = instance.operation();
    if (operation == null || !instance.settling()) {
      return null;
    }
    return operation.type() == OperationType.CREATE || operation.type() == OperationType.DELETE
        ? null
        : operation.type().name().toLowerCase(Locale.ROOT);
  }

  private static boolean worrying(Condition condition) {
    return switch (condition.type()) {
      case HOST_REACHABLE -> !condition.status();
      case WAITING_FOR_CAPACITY, CHANGED_OUTSIDE, PAUSED, RESIZED, STUCK -> condition.status();
    };
  }

  private static List<String> verbs(Actor actor, Instance instance, Set<Ability> able) {
    var verbs = new ArrayList<String>();
    if (!actor.may(Permission.OPERATE_INSTANCES, instance.departmentId())
        || instance.desired() == Desired.ABSENT) {
      return verbs;
    }
    if (!instance.settling()) {
      verbs.addAll(powerVerbs(instance));
      verbs.addAll(diskVerbs(instance, able));
    }
    verbs.add("edit");
    if (!instance.isProtected()) {
      verbs.add("delete");
    }
    return List.copyOf(verbs);
  }

  /** What is offered only where the host can do it. */
  private static List<String> diskVerbs(Instance instance, Set<Ability> able) {
    if (instance.phase() != Phase.RUNNING && instance.phase() != Phase.STOPPED) {
      return List.of();
    }
    var verbs = new ArrayList<String>();
    if (able.contains(Ability.RESIZE)) {
      verbs.add("resize");
    }
    if (able.contains(Ability.SNAPSHOTS)) {
      verbs.add("snapshot");
    }
    if (able.contains(Ability.EXPORT)) {
      verbs.addAll(List.of("copy", "archive"));
    }
    return verbs;
  }

  private static List<String> powerVerbs(Instance instance) {
    var fault = instance.fault();
    if (instance.phase() == Phase.ARCHIVED) {
      return List.of("unarchive");
    }
    if (instance.phase() == Phase.RUNNING) {
      return List.of("stop", "reboot");
    }
    var gone = fault != null && fault.code().equals("vanished");
    var startable = instance.phase() == Phase.STOPPED || instance.phase() == Phase.FAILED;
    return startable && !gone ? List.of("start") : List.of();
  }
}
