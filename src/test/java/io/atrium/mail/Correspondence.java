package io.atrium.mail;

import io.atrium.accounts.People;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Institution;
import io.atrium.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** People with addresses, mails to them, and postmen who go to a server of the test's choice. */
class Correspondence {

  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static final Duration IMPATIENT = Duration.ofMillis(300);

  private final JdbcClient jdbc;
  private final OutboxRows rows;
  private final Outbox outbox;
  private final People people;
  private final PortalAddress portal;
  private final Institution institution;
  private final TransactionTemplate transaction;
  private final MovableClock clock;
  private final Ids ids = new Ids();

  Correspondence(
      JdbcClient jdbc,
      OutboxRows rows,
      Outbox outbox,
      People people,
      PortalAddress portal,
      Institution institution,
      TransactionTemplate transaction,
      MovableClock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.outbox = outbox;
    this.people = people;
    this.portal = portal;
    this.institution = institution;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Nothing is left of what other tests wrote. */
  void clear() {
    jdbc.sql("delete from mail_outbox").update();
  }

  String person(@Nullable String email) {
    var id = ids.next("per");
    jdbc.sql(
            """
            insert into person values
              (?, ?, 'Anna Berg', ?, null, false, 0, '', '', true, current_timestamp, null, 0)\
            """)
        .params(id, id, email)
        .update();
    return id;
  }

  void leaves(String personId) {
    jdbc.sql("update person set active = false where id = ?").param(personId).update();
  }

  static NewMail mail(String personId, String subject) {
    return new NewMail(
        "trial/" + subject + "/" + personId, personId, "trial", subject, Map.of("name", "Anna"));
  }

  boolean add(NewMail mail) {
    return Boolean.TRUE.equals(transaction.execute(_ -> outbox.add(mail)));
  }

  /** One mail to somebody new, who is told by their id. */
  String written(String subject) {
    var person = person("anna@college.example");
    add(mail(person, subject));
    return person;
  }

  Postman postman(int port) {
    return postman(settings("127.0.0.1", port, PATIENT));
  }

  Postman impatient(int port) {
    return postman(settings("127.0.0.1", port, IMPATIENT));
  }

  Postman postmanWithoutServer() {
    return postman(settings("", 0, PATIENT));
  }

  private Postman postman(MailSettings settings) {
    var server = new MailServer(settings, portal, institution, clock);
    return new Postman(rows, server, people, settings, clock);
  }

  MailServer server(int port) {
    return new MailServer(settings("127.0.0.1", port, PATIENT), portal, institution, clock);
  }

  static Duration lease() {
    return settings("", 0, PATIENT).lease();
  }

  private static MailSettings settings(String host, int port, Duration patience) {
    return new MailSettings(
        host,
        port,
        null,
        null,
        MailSecurity.NONE,
        null,
        Duration.ofSeconds(10),
        patience,
        patience,
        4,
        Duration.ofMinutes(1),
        Duration.ofHours(4),
        Duration.ofDays(30),
        Duration.ofDays(3));
  }

  Row row(String personId) {
    return jdbc.sql("select * from mail_outbox where person_id = ?")
        .param(personId)
        .query((row, _) ->
            new Row(
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("last_failure"),
                row.getObject("due_at", OffsetDateTime.class).toInstant()))
        .single();
  }

  long rows() {
    return jdbc.sql("select count(*) from mail_outbox").query(Long.class).single();
  }

  /** A mail as it stands in the outbox. */
  record Row(String state, int attempts, @Nullable String failure, Instant due) {}
}
