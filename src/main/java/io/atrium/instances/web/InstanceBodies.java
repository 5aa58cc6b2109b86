package io.atrium.instances.web;

import io.atrium.hosts.Host;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceCosts;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.instances.Operation;
import io.atrium.instances.web.InstanceBody.AddressBody;
import io.atrium.instances.web.InstanceBody.ConditionBody;
import io.atrium.instances.web.InstanceBody.CostBody;
import io.atrium.instances.web.InstanceBody.PriceBody;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Adds to instances what stands elsewhere: their hosts and what they cost, for a whole list at
 * once.
 */
@Component
class InstanceBodies {

  private final HostQueries hosts;
  private final ObjectProvider<InstanceCosts> costs;
  private final Money nothing;

  InstanceBodies(HostQueries hosts, ObjectProvider<InstanceCosts> costs, Institution institution) {
    this.hosts = hosts;
    this.costs = costs;
    this.nothing = Money.zero(institution.currency());
  }

  InstanceBody of(Instance instance) {
    return of(List.of(instance)).getFirst();
  }

  /** What was just ordered, with what is to be known about the order. */
  InstanceBody of(Instance ordered, List<String> warnings) {
    return of(List.of(ordered), warnings).getFirst();
  }

  List<InstanceBody> of(List<Instance> instances) {
    return of(instances, null);
  }

  private List<InstanceBody> of(List<Instance> instances, @Nullable List<String> warnings) {
    var byId = hosts.all().stream().collect(Collectors.toMap(Host::id, Function.identity()));
    var monthToDate = costs.getObject().monthToDate(instances.stream().map(Instance::id).toList());
    return instances.stream()
        .map(each ->
            body(
                each,
                each.hostId() == null ? null : byId.get(each.hostId()),
                monthToDate.getOrDefault(each.id(), nothing),
                warnings))
        .toList();
  }

  private InstanceBody body(
      Instance of, @Nullable Host host, Money monthToDate, @Nullable List<String> warnings) {
    return new InstanceBody(
        of.id(),
        of.name(),
        of.kind(),
        of.departmentId(),
        of.ownerId(),
        of.environment(),
        of.imageId(),
        of.offeringId(),
        of.size(),
        of.desired(),
        of.phase(),
        of.conditions().stream().map(ConditionBody::of).toList(),
        of.hostId(),
        host == null ? null : host.driver(),
        host != null && host.simulated(),
        of.addresses().stream().map(AddressBody::new).toList(),
        Map.copyOf(of.labels()),
        of.isProtected(),
        price(of),
        new CostBody(plain(monthToDate.rounded()), monthToDate.currency().getCurrencyCode()),
        of.fault(),
        operation(of.operation()),
        of.createdAt(),
        of.startedAt(),
        of.startedAt() == null ? null : of.startExact(),
        of.generation(),
        warnings);
  }

  private PriceBody price(Instance of) {
    var perHour = costs.getObject().perHour(OneKind.of(of));
    return new PriceBody(plain(perHour), perHour.currency().getCurrencyCode());
  }

  private static @Nullable OperationBody operation(@Nullable Operation operation) {
    return operation == null ? null : OperationBody.of(operation);
  }

  private static String plain(Money money) {
    return money.amount().toPlainString();
  }
}
