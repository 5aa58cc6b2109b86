package io.atrium.accounts;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.atrium.accounts.login.Known;
import io.atrium.accounts.store.NameSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Everybody who asks, with their rights worked out. Remembered for five seconds at most, and
 * forgotten at each change here; so a right that is taken ends everywhere within five seconds.
 */
@Component
public class ActorDirectory {

  private static final String PERSON =
      """
      select id, login, name, offices, password_hash, active, one_time, stamp
      from person where\s\
      """;

  private final JdbcClient jdbc;
  private final DepartmentQueries departments;
  private final LoadingCache<String, Optional<Known>> byId;
  private final LoadingCache<String, Optional<Known>> byLogin;

  ActorDirectory(JdbcClient jdbc, DepartmentQueries departments) {
    this.jdbc = jdbc;
    this.departments = departments;
    byId = remembering("id = ?");
    byLogin = remembering("login = ?");
  }

  public Optional<Known> byId(String personId) {
    return byId.get(personId);
  }

  public Optional<Known> byLogin(String login) {
    return byLogin.get(login);
  }

  @EventListener
  void forget(AccountChanged change) {
    Forgetting.now(() -> {
      byId.invalidateAll();
      byLogin.invalidateAll();
    });
  }

  private LoadingCache<String, Optional<Known>> remembering(String condition) {
    return Caffeine.newBuilder()
        .maximumSize(10_000)
        .expireAfterWrite(Duration.ofSeconds(5))
        .build(key -> jdbc.sql(PERSON + condition).param(key).query(this::known).optional());
  }

  private Known known(ResultSet row, int number) throws SQLException {
    var id = row.getString("id");
    var actor =
        new Actor(
            id,
            row.getString("name"),
            NameSet.read(Office.class, row.getString("offices")),
            expanded(id),
            Set.of(),
            false);
    return new Known(
        actor,
        row.getString("login"),
        row.getString("password_hash"),
        row.getBoolean("active"),
        row.getBoolean("one_time"),
        row.getLong("stamp"));
  }

  /** Every department the person has a role in; heads are heads of all below as well. */
  private Map<String, Role> expanded(String personId) {
    var roles = new HashMap<String, Role>();
    jdbc.sql("select department_id, role from membership where person_id = ?")
        .param(personId)
        .query(row -> {
          var department = row.getString("department_id");
          switch (Role.valueOf(row.getString("role"))) {
            case MEMBER -> roles.putIfAbsent(department, Role.MEMBER);
            case HEAD ->
                departments
                    .tree()
                    .subtree(department)
                    .forEach(below -> roles.put(below, Role.HEAD));
          }
        });
    return roles;
  }
}
