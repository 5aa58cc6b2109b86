package io.atrium.instances.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owners and labels of many instances in one query; deleted ones keep theirs. */
@Repository
public class TagRows {

  private static final String THERE_SINCE =
      """
      select id, owner_id, labels from instance
      where department_id in (:departments) and (deleted_at is null or deleted_at >= :since)
      fetch first %d rows only\
      """;

  private static final Texts.Labels LABELS = new Texts.Labels();

  private final JdbcClient jdbc;

  TagRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the departments that were still there at the moment or came later. */
  public List<Row> thereSince(Collection<String> departmentIds, Instant since, int most) {
    return jdbc.sql(THERE_SINCE.formatted(most))
        .param("departments", departmentIds)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Row(
                row.getString("id"),
                row.getString("owner_id"),
                LABELS.convertToEntityAttribute(row.getString("labels"))))
        .list();
  }

  /** Whose an instance is, and what its labels say now. */
  public record Row(String id, String ownerId, Map<String, String> labels) {}
}
