package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Container;
import io.atrium.drivers.spi.Sweep.Counters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * One sweep over the counters of our running containers. The kernel's own files are read where the
 * engine is on this machine, for that costs microseconds; elsewhere the engine is asked, which
 * makes it wait a second for each, so all are asked at once.
 */
final class Sampling {

  /** What is known of a run, so that an unchanged one is not asked for again. */
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  List<Counters> sweep(Line line, String portalId) throws InterruptedException, ExecutionException {
    var running = EngineInventory.running(line, portalId);
    runs.keySet().retainAll(idsOf(running));
    return AllAtOnce.of(running, one -> count(line, one)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Counters> count(Line line, Container one) {
    var known = runs.get(one.getId());
    if (known != null && KernelCounters.belongsTo(known)) {
      return KernelCounters.read(known).or(() -> StatsAnswer.ask(line, known));
    }
    return runOf(line, one)
        .flatMap(run ->
            KernelCounters.belongsTo(run)
                ? KernelCounters.read(run).or(() -> StatsAnswer.ask(line, run))
                : StatsAnswer.ask(line, run));
  }

  private Optional<Run> runOf(Line line, Container one) {
    var run =
        Containers.look(line, one.getId())
            .flatMap(seen -> Run.of(EngineInventory.nameOf(one), seen.getId(), seen.getState()));
    run.ifPresent(found -> runs.put(one.getId(), found));
    return run;
  }

  private static Set<String> idsOf(List<Container> running) {
    return running.stream().map(Container::getId).collect(Collectors.toSet());
  }

  /** One run of a container: its counters began at zero when it started. */
  record Run(String instanceId, String containerId, long pid, String startedAt) {

    /** Empty when it does not run. */
    static Optional<Run> of(String instanceId, String containerId, ContainerState state) {
      var pid = state.getPidLong();
      var startedAt = state.getStartedAt();
      return pid == null || pid == 0 || startedAt == null
          ? Optional.empty()
          : Optional.of(new Run(instanceId, containerId, pid, startedAt));
    }

    String epoch() {
      return containerId.substring(0, 12) + "@" + startedAt;
    }
  }
}
