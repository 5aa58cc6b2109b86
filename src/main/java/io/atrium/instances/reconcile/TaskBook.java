package io.atrium.instances.reconcile;

import io.atrium.hosts.HostHealth;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.Condition;
import io.atrium.instances.Desired;
import io.atrium.instances.Operation;
import io.atrium.instances.store.Claims.Claim;
import io.atrium.instances.store.InstanceRow;
import io.atrium.instances.store.Instances;
import io.atrium.instances.store.OperationRow;
import io.atrium.instances.store.Operations;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens claimed instances: places those that have no host yet, and hands out what a pass needs. */
@Component
class TaskBook {

  static final String REFUSED_BY = "refused by ";

  private static final Duration ROOM_AGAIN = Duration.ofSeconds(5);

  private final Instances instances;
  private final Operations operations;
  private final Placer placer;
  private final HostQueries hosts;
  private final Clock clock;

  TaskBook(
      Instances instances, Operations operations, Placer placer, HostQueries hosts, Clock clock) {
    this.instances = instances;
    this.operations = operations;
    this.placer = placer;
    this.hosts = hosts;
    this.clock = clock;
  }

  /** What to do for a claim; nothing when the claim is lost or the instance waits for a host. */
  @Transactional
  public Optional<Task> open(Claim claim, Endings endings) {
    var row = instances.lock(claim.instanceId()).orElse(null);
    if (row == null || !row.due().heldBy(claim.epoch())) {
      return Optional.empty();
    }
    var operation = operations.open(row.id()).orElse(null);
    if (operation != null) {
      operation.begin(clock.instant());
    }
    if (row.hostId() == null && !onHost(row, operation, endings)) {
      row.due().unclaim();
      return Optional.empty();
    }
    var host = hosts.host(String.valueOf(row.hostId()));
    if (host.health() == HostHealth.UNDETECTED) {
      // Nobody waits for a host that is known to be silent; its first answer brings a look at all
      // on it.
      endings.unseen(row, operation, host.sentence(), clock.instant());
      return Optional.empty();
    }
    return Optional.of(Task.of(claim, row, operation, host.address()));
  }

  private boolean onHost(InstanceRow row, @Nullable OperationRow operation, Endings endings) {
    var now = clock.instant();
    if (row.desired() == Desired.ABSENT || row.isDeleted()) {
      endings.gone(row, operation, now);
      return false;
    }
    if (row.fault() != null || row.desired() == Desired.ARCHIVED) {
      row.due().never();
      return false;
    }
    var reasons = placer.place(row, tried(operation));
    if (reasons.isEmpty()) {
      return true;
    }
    if (operation != null && operation.overdue(now)) {
      endings.noRoom(row, operation, now);
    } else {
      waitForRoom(row, reasons);
    }
    return false;
  }

  private void waitForRoom(InstanceRow row, List<String> reasons) {
    var now = clock.instant();
    row.note(
        new Condition(
            Condition.Type.WAITING_FOR_CAPACITY,
            true,
            "no-capacity",
            "It waits until there is room for it.",
            String.join("; ", reasons) + ".",
            now));
    row.due().again(now.plus(ROOM_AGAIN));
  }

  static Set<String> tried(@Nullable OperationRow operation) {
    return operation == null
        ? Set.of()
        : operation.steps().stream()
            .map(Operation.Progress::name)
            .filter(name -> name.startsWith(REFUSED_BY))
            .map(name -> name.substring(REFUSED_BY.length()))
            .collect(Collectors.toSet());
  }
}
