package io.atrium.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What other rooms may know about people: how they are called, where they are written to, and the
 * keys they log in with.
 */
@Service
public class People {

  private final JdbcClient jdbc;

  People(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How the person is called; the portal itself is Atrium, and an unknown id is shown as it is. */
  public String displayName(String personId) {
    return displayNames(List.of(personId)).getOrDefault(personId, personId);
  }

  /** The names of many people in one query. Ids of nobody are left out. */
  public Map<String, String> displayNames(Collection<String> personIds) {
    if (personIds.isEmpty()) {
      return Map.of();
    }
    var names =
        jdbc
            .sql("select id, name from person where id in (:ids)")
            .param("ids", personIds)
            .query((row, _) -> Map.entry(row.getString("id"), row.getString("name")))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (personIds.contains(Actor.portal().personId())) {
      names.put(Actor.portal().personId(), Actor.portal().name());
    }
    return names;
  }

  /** The e-mail addresses of those who have one and may still log in, by their ids. */
  public Map<String, String> addresses(Collection<String> personIds) {
    return personIds.isEmpty()
        ? Map.of()
        : jdbc
            .sql("select id, email from person where id in (:ids) and active and email is not null")
            .param("ids", personIds)
            .query((row, _) -> Map.entry(row.getString("id"), row.getString("email")))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Its own heads who may still log in, without those of departments above. */
  public List<String> heads(String departmentId) {
    return jdbc.sql(
            """
            select p.id from membership m join person p on p.id = m.person_id
            where m.department_id = ? and m.role = 'HEAD' and p.active order by p.id\
            """)
        .param(departmentId)
        .query(String.class)
        .list();
  }

  /** The names of those who belong to the department, by their ids. */
  public Map<String, String> members(String departmentId) {
    return jdbc
        .sql(
            """
            select p.id, p.name from membership m join person p on p.id = m.person_id
            where m.department_id = ?\
            """)
        .param(departmentId)
        .query((row, _) -> Map.entry(row.getString("id"), row.getString("name")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The OpenSSH public keys in the person's profile, one key a line. */
  public List<String> authorizedKeys(String personId) {
    return jdbc
        .sql("select authorized_keys from person where id = ?")
        .param(personId)
        .query(String.class)
        .optional()
        .stream()
        .flatMap(String::lines)
        .toList();
  }
}
