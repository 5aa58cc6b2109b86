package io.atrium.instances;

import io.atrium.instances.store.TagRows;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * By what instances can be told apart: their owners, and their labels as they are now. It does not
 * ask who wants to know: the room that shows it does.
 */
@Service
@Transactional(readOnly = true)
public class InstanceTags {

  private final TagRows rows;

  InstanceTags(TagRows rows) {
    this.rows = rows;
  }

  /**
   * The tags by instance id, of at most so many instances: of those in the departments that were
   * there at the moment or came later.
   */
  public Map<String, Tags> of(Collection<String> departmentIds, Instant since, int most) {
    return departmentIds.isEmpty()
        ? Map.of()
        : rows.thereSince(departmentIds, since, most).stream()
            .map(row -> new Tags(row.id(), row.ownerId(), row.labels()))
            .collect(Collectors.toMap(Tags::instanceId, Function.identity()));
  }

  /** Whose one instance is, and its labels; a deleted one keeps what it had. */
  public record Tags(String instanceId, String ownerId, Map<String, String> labels) {

    public Tags {
      labels = Map.copyOf(labels);
    }
  }
}
