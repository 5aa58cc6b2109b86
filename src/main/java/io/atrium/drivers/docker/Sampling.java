package io.atrium.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import io.atrium.drivers.spi.Sweep.Counters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One sweep over the counters of our running containers. The kernel's own files are read where the
 * engine shares our kernel, for that costs microseconds; elsewhere the engine is asked, which makes
 * it wait a second for each, so all are asked at once.
 */
final class Sampling {

  private final ControlGroups groups = ControlGroups.ofThisMachine();

  /** What is known of a run, so that one that goes on is not asked for again. */
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  List<Counters> sweep(Line line, String portalId) throws InterruptedException, ExecutionException {
    var running = EngineInventory.running(line, portalId);
    runs.keySet().retainAll(running.stream().map(Container::getId).collect(Collectors.toSet()));
    var fresh = running.stream().filter(one -> !goesOn(runs.get(one.getId()))).toList();
    learn(line, fresh);
    return AllAtOnce.of(runs.values(), run -> count(line, run)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean goesOn(@Nullable Run run) {
    return run != null && run.group() != null && groups.isStill(run.group());
  }

  private void learn(Line line, List<Container> fresh)
      throws InterruptedException, ExecutionException {
    if (fresh.isEmpty()) {
      return;
    }
    var found = groups.find();
    AllAtOnce.of(fresh, one -> Containers.look(line, one.getId())).stream()
        .flatMap(Optional::stream)
        .forEach(seen ->
            runs.put(
                seen.getId(),
                new Run(
                    Labels.instance(Labels.of(seen)),
                    seen.getId(),
                    String.valueOf(seen.getState().getStartedAt()),
                    found.get(seen.getId()))));
  }

  /** What one that runs uses now, without the file cache; 0 where nobody can tell. */
  long memoryInUse(Line line, InspectContainerResponse seen) {
    var group = groups.find().get(seen.getId());
    var run = new Run(Labels.instance(Labels.of(seen)), seen.getId(), "", group);
    return count(line, run).map(Counters::memoryBytes).orElse(0L);
  }

  private Optional<Counters> count(Line line, Run run) {
    return groups.read(run).or(() -> StatsAnswer.ask(line, run));
  }
}
