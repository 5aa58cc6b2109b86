package io.atrium.mail;

import io.atrium.accounts.Actor;
import io.atrium.accounts.People;
import io.atrium.accounts.Permission;
import io.atrium.mail.OutboxState.Trouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the mail stands, for whoever may know how the portal is. */
@Service
@Transactional(readOnly = true)
public class OutboxQueries {

  /** So many troubles are named; all are counted. */
  private static final int NAMED = 20;

  private final JdbcClient jdbc;
  private final People people;
  private final MailSettings settings;

  OutboxQueries(JdbcClient jdbc, People people, MailSettings settings) {
    this.jdbc = jdbc;
    this.people = people;
    this.settings = settings;
  }

  public OutboxState state(Actor actor) {
    actor.require(Permission.AUDIT);
    var troubles = troubles();
    return jdbc.sql(
            """
            select count(case when state = 'WAITING' then 1 end) as waiting,
              min(case when state = 'WAITING' then created_at end) as oldest,
              count(case when state = 'FAILED' then 1 end) as failed,
              max(case when state = 'SENT' then ended_at end) as last_sent
            from mail_outbox\
            """)
        .query((row, _) ->
            new OutboxState(
                settings.server().orElse(null),
                row.getLong("waiting"),
                instant(row, "oldest"),
                row.getLong("failed"),
                instant(row, "last_sent"),
                troubles))
        .single();
  }

  private List<Trouble> troubles() {
    var found =
        jdbc.sql(
                """
                select * from mail_outbox where state <> 'SENT' and last_failure is not null
                order by state, created_at desc, id limit :most\
                """)
            .param("most", NAMED)
            .query((row, _) -> trouble(row))
            .list();
    var names = people.displayNames(found.stream().map(Trouble::personId).distinct().toList());
    return found.stream().map(each -> named(each, names)).toList();
  }

  private static Trouble trouble(ResultSet row) throws SQLException {
    var person = row.getString("person_id");
    var waits = row.getString("state").equals("WAITING");
    return new Trouble(
        row.getString("id"),
        person,
        person,
        row.getString("subject"),
        row.getInt("attempts"),
        row.getString("last_failure"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        waits ? instant(row, "due_at") : null);
  }

  private static Trouble named(Trouble of, Map<String, String> names) {
    return new Trouble(
        of.id(),
        of.personId(),
        names.getOrDefault(of.personId(), of.personId()),
        of.subject(),
        of.attempts(),
        of.failure(),
        of.writtenAt(),
        of.nextAt());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var found = row.getObject(column, OffsetDateTime.class);
    return found == null ? null : found.toInstant();
  }
}
