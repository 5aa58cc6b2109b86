package io.atrium.accounts.store;

import io.atrium.accounts.Member;
import io.atrium.accounts.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who belongs to which department as what. Plain rows, changed one at a time. */
@Repository
public class Memberships {

  private static final String MEMBER =
      """
      select p.id as person_id, p.login, p.name, m.role, m.since, m.version
      from membership m join person p on p.id = m.person_id
      where m.department_id = :department\s\
      """;

  private static final String CHANGE =
      """
      update membership set role = ?, version = version + 1
      where person_id = ? and department_id = ?\
      """;

  private final JdbcClient jdbc;

  Memberships(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Members of one department by login, from behind {@code after} on. */
  public List<Member> of(String departmentId, String after, int limit) {
    return jdbc.sql(MEMBER + "and p.login > :after order by p.login fetch first :limit rows only")
        .param("department", departmentId)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> member(row))
        .list();
  }

  public Optional<Member> find(String departmentId, String personId) {
    return jdbc.sql(MEMBER + "and p.id = :person")
        .param("department", departmentId)
        .param("person", personId)
        .query((row, _) -> member(row))
        .optional();
  }

  /** A member whom nobody else changes before the end of the transaction. */
  public Optional<Member> lock(String departmentId, String personId) {
    jdbc.sql("select role from membership where department_id = ? and person_id = ? for update")
        .params(departmentId, personId)
        .query()
        .listOfRows();
    return find(departmentId, personId);
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(
        row.getString("person_id"),
        row.getString("login"),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }

  public boolean any(String departmentId) {
    return !of(departmentId, "", 1).isEmpty();
  }

  public void add(String departmentId, String personId, Role role, Instant since) {
    jdbc.sql("insert into membership (person_id, department_id, role, since) values (?, ?, ?, ?)")
        .params(personId, departmentId, role.name(), since.atOffset(ZoneOffset.UTC))
        .update();
  }

  public void change(String departmentId, String personId, Role role) {
    jdbc.sql(CHANGE).params(role.name(), personId, departmentId).update();
  }

  public void remove(String departmentId, String personId) {
    jdbc.sql("delete from membership where person_id = ? and department_id = ?")
        .params(personId, departmentId)
        .update();
  }
}
