package io.atrium.costs;

import io.atrium.instances.InstanceTags;
import io.atrium.instances.InstanceTags.Tags;
import io.atrium.kernel.InvalidRequest;
import io.atrium.metering.UsageQueries;
import io.atrium.metering.Use;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the instances of departments apart by their owners and by what their labels say now, and
 * what they store by who added it, for that has no labels. For more than so many it refuses,
 * because every one of them would have to be asked for by itself.
 */
@Component
class InstanceParting {

  static final int MOST = 2_000;

  private static final int MOST_LABELS = 6;

  private final InstanceTags tags;

  private final UsageQueries usage;

  InstanceParting(InstanceTags tags, UsageQueries usage) {
    this.tags = tags;
    this.usage = usage;
  }

  Parts of(Set<String> departmentIds, Instant since) {
    var parts = new HashMap<String, Tags>();
    usage
        .storedBy(departmentIds, since, MOST + 1)
        .forEach((id, owner) -> parts.put(id, new Tags(id, owner, Map.of())));
    parts.putAll(tags.of(departmentIds, since, MOST + 1));
    return new Parts(parts);
  }

  /** The instances there are, and what is stored for itself, by id. */
  record Parts(Map<String, Tags> byId) {

    boolean tooMany() {
      return byId.size() > MOST;
    }

    /** The labels that most of them have. */
    List<String> labels() {
      var counts =
          byId.values().stream()
              .flatMap(each -> each.labels().keySet().stream())
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      return counts.entrySet().stream()
          .sorted(
              Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(MOST_LABELS)
          .map(Map.Entry::getKey)
          .toList();
    }

    /** The part that use belongs to; empty where nobody says. */
    Function<Use, String> by(UsageGrouping grouping, @Nullable String label) {
      return switch (grouping) {
        case DEPARTMENT -> Use::departmentId;
        case PERSON -> told(Tags::ownerId);
        case LABEL -> told(each -> each.labels().getOrDefault(named(label), ""));
        case INSTANCE, METER, DAY ->
            throw new InvalidRequest("by", "must be department, person or label");
      };
    }

    private static String named(@Nullable String label) {
      if (label == null || label.isBlank()) {
        throw new InvalidRequest("label", "must name a label, such as service");
      }
      return label;
    }

    private Function<Use, String> told(Function<Tags, String> word) {
      if (tooMany()) {
        throw new InvalidRequest(
            "departmentId",
            "must be given: of more than %,d machines it is not told by person or label"
                .formatted(MOST));
      }
      return use -> {
        var its = byId.get(String.valueOf(use.instanceId()));
        return its == null ? "" : word.apply(its);
      };
    }
  }
}
