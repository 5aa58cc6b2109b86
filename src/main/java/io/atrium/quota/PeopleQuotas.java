package io.atrium.quota;

import io.atrium.accounts.Actor;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.kernel.NotFound;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Use against limit by person. Who may see a department may see its people and their machines, and
 * so this as well.
 */
@Service
@Transactional(readOnly = true)
public class PeopleQuotas {

  private static final String HOLDERS =
      """
      select distinct s.person_id from quota_scope s join quota q on q.scope_id = s.scope_id
      where s.department_id = ? and s.person_id is not null and q.used + q.held > 0\
      """;

  private final QuotaQueries queries;
  private final DepartmentQueries departments;
  private final People people;
  private final JdbcClient jdbc;

  PeopleQuotas(
      QuotaQueries queries, DepartmentQueries departments, People people, JdbcClient jdbc) {
    this.queries = queries;
    this.departments = departments;
    this.people = people;
    this.jdbc = jdbc;
  }

  /** Its members, and those who hold something there although they have left; by name. */
  public DepartmentPeople of(Actor actor, String departmentId) {
    var department = departments.department(actor, departmentId).id();
    var members = people.members(department);
    var ids = new HashSet<>(members.keySet());
    ids.addAll(jdbc.sql(HOLDERS).param(department).query(String.class).list());
    return new DepartmentPeople(
        queries.of(department), rows(department, List.copyOf(ids), members));
  }

  /** One of them. */
  public PersonQuota of(Actor actor, String departmentId, String personId) {
    return of(actor, departmentId).people().stream()
        .filter(each -> each.personId().equals(personId))
        .findFirst()
        .orElseThrow(() -> new NotFound("person"));
  }

  /** Whether the person belongs to the department, or holds something there. */
  boolean knows(String departmentId, String personId) {
    return people.members(departmentId).containsKey(personId)
        || jdbc.sql(HOLDERS).param(departmentId).query(String.class).list().contains(personId);
  }

  private List<PersonQuota> rows(String department, List<String> ids, Map<String, String> members) {
    var names = people.displayNames(ids);
    var quotas = ids.stream().map(each -> ScopePaths.person(department, each)).toList();
    return queries.scopes(quotas).stream()
        .map(quota -> row(quota, names, members))
        .sorted(Comparator.comparing(PersonQuota::name).thenComparing(PersonQuota::personId))
        .toList();
  }

  private static PersonQuota row(
      Quota quota, Map<String, String> names, Map<String, String> members) {
    var id = String.valueOf(quota.personId());
    return new PersonQuota(id, names.getOrDefault(id, id), members.containsKey(id), quota);
  }
}
