package io.atrium.simulation;

import io.atrium.instances.Condition;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * I11: what is at rest says nothing that is over. What is gone has no conditions, what is as wished
 * waits for nothing, and nobody is told of a change outside the portal who has wished since.
 */
final class ConditionsEnd implements Invariant {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public List<String> broken(Stage stage, Story story) {
    var broken = new ArrayList<String>();
    for (var row : rows(stage)) {
      for (var condition : row.said()) {
        if (row.isOver(condition, story.wentBack())) {
          broken.add("I11: %s is %s, and still says %s".formatted(row.id, row.phase, condition));
        }
      }
    }
    return broken;
  }

  private static List<Row> rows(Stage stage) {
    return stage
        .portal()
        .jdbc()
        .sql(
            """
            select i.id, i.phase, i.conditions, i.observed_generation = i.generation as as_wished,
                   (select max(o.created_at) from operation o where o.instance_id = i.id) as wished_at
            from instance i where i.conditions <> '[]'\
            """)
        .query(Row.class)
        .list();
  }

  /** What the portal says of one instance. */
  record Row(
      String id,
      String phase,
      String conditions,
      boolean asWished,
      @Nullable OffsetDateTime wishedAt) {

    List<Condition> said() {
      return JSON.readValue(conditions, new TypeReference<>() {});
    }

    /** After a clock stepped back nobody can tell which of two moments was the later. */
    boolean isOver(Condition condition, boolean wentBack) {
      return switch (phase) {
        case "DELETED" -> true;
        case "RUNNING", "STOPPED" ->
            switch (condition.type()) {
              case CHANGED_OUTSIDE ->
                  !wentBack && wishedAt != null && condition.since().isBefore(wishedAt.toInstant());
              case PAUSED -> phase.equals("STOPPED"); // of what runs, I2 knows
              case RESIZED -> true; // nobody resizes anything in these histories
              case HOST_REACHABLE, WAITING_FOR_CAPACITY, STUCK -> asWished;
            };
        default -> false;
      };
    }
  }
}
