package io.atrium.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits to be sent, and for a while what was. Whoever sends a mail has leased it: a lease ends
 * by itself, and whoever takes it next has a higher epoch, so that a sender that slept too long
 * changes nothing any more.
 */
@Repository
class OutboxRows {

  private final JdbcClient jdbc;

  OutboxRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean has(String key) {
    return jdbc.sql("select count(*) from mail_outbox where mail_key = ?")
            .param(key)
            .query(Long.class)
            .single()
        > 0;
  }

  void add(String id, String key, String personId, String address, Letter letter, Instant now) {
    jdbc.sql(
            """
            insert into mail_outbox (id, mail_key, person_id, address, subject, text_body, html_body,
              state, attempts, claim_epoch, created_at, due_at)
            values (:id, :key, :person, :address, :subject, :text, :html, 'WAITING', 0, 0, :now, :now)\
            """)
        .param("id", id)
        .param("key", key)
        .param("person", personId)
        .param("address", address)
        .param("subject", letter.subject())
        .param("text", letter.text())
        .param("html", letter.html())
        .param("now", utc(now))
        .update();
  }

  /** Takes the mail that has been due the longest, skipping those that another replica takes. */
  @Transactional
  Optional<OutgoingMail> takeDue(Instant now, Instant until) {
    var due =
        jdbc.sql(
                """
                select * from mail_outbox
                where state = 'WAITING' and due_at <= :now
                  and (claimed_until is null or claimed_until < :now)
                order by due_at, id limit 1 for update skip locked\
                """)
            .param("now", utc(now))
            .query((row, _) -> taken(row))
            .optional();
    due.ifPresent(mail ->
        jdbc.sql(
                """
                update mail_outbox set claimed_until = ?, claim_epoch = ?, attempts = ? where id = ?\
                """)
            .params(utc(until), mail.epoch(), mail.attempts(), mail.id())
            .update());
    return due;
  }

  private static OutgoingMail taken(ResultSet row) throws SQLException {
    return new OutgoingMail(
        row.getString("id"),
        row.getString("person_id"),
        row.getString("address"),
        new Letter(
            row.getString("subject"), row.getString("text_body"), row.getString("html_body")),
        row.getInt("attempts") + 1,
        row.getLong("claim_epoch") + 1);
  }

  /** Whether it is still in these hands: asked right before it is sent. */
  @Transactional(readOnly = true)
  boolean stands(OutgoingMail mail, Instant now) {
    return jdbc.sql(
                """
                select count(*) from mail_outbox
                where id = ? and claim_epoch = ? and state = 'WAITING' and claimed_until > ?\
                """)
            .params(mail.id(), mail.epoch(), utc(now))
            .query(Long.class)
            .single()
        == 1;
  }

  @Transactional
  void sent(OutgoingMail mail, Instant now) {
    jdbc.sql(
            """
            update mail_outbox
            set state = 'SENT', address = ?, ended_at = ?, claimed_until = null, last_failure = null
            where id = ? and claim_epoch = ?\
            """)
        .params(mail.address(), utc(now), mail.id(), mail.epoch())
        .update();
  }

  @Transactional
  void again(OutgoingMail mail, String why, Instant due) {
    jdbc.sql(
            """
            update mail_outbox set due_at = ?, last_failure = ?, claimed_until = null
            where id = ? and claim_epoch = ?\
            """)
        .params(utc(due), why, mail.id(), mail.epoch())
        .update();
  }

  @Transactional
  void giveUp(OutgoingMail mail, String why, Instant now) {
    jdbc.sql(
            """
            update mail_outbox
            set state = 'FAILED', last_failure = ?, ended_at = ?, claimed_until = null
            where id = ? and claim_epoch = ?\
            """)
        .params(why, utc(now), mail.id(), mail.epoch())
        .update();
  }

  /** Has everything that was given up, or waits for its next attempt, sent now. */
  int tryAgain(Instant now) {
    return jdbc.sql(
            """
            update mail_outbox
            set state = 'WAITING', attempts = 0, due_at = :now, ended_at = null
            where (state = 'FAILED' or (state = 'WAITING' and last_failure is not null))
              and (claimed_until is null or claimed_until < :now)\
            """)
        .param("now", utc(now))
        .update();
  }

  /** Forgets what ended before then. */
  @Transactional
  int forgetEnded(Instant before) {
    return jdbc.sql("delete from mail_outbox where state <> 'WAITING' and ended_at < ?")
        .param(utc(before))
        .update();
  }

  /** Forgets what has waited since before then. */
  @Transactional
  int forgetWaiting(Instant before) {
    return jdbc.sql("delete from mail_outbox where state = 'WAITING' and created_at < ?")
        .param(utc(before))
        .update();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
