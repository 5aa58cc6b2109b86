package io.atrium.accounts;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What there is to know about departments. The tree is small and read by every request, so it is
 * kept in memory for at most five seconds and forgotten at each change.
 */
@Service
public class DepartmentQueries {

  private static final String ALL =
      "select id, code, name, parent_id, cost_centre from department order by code_key";

  private final LoadingCache<String, DepartmentTree> trees;

  DepartmentQueries(JdbcClient jdbc) {
    trees =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(_ -> new DepartmentTree(jdbc.sql(ALL).query(Department.class).list()));
  }

  public Department department(String id) {
    return tree().get(id);
  }

  /** The department if the actor may see it; any other does not exist for them. */
  public Department department(Actor actor, String id) {
    actor.require(Permission.VIEW, id);
    return tree().get(id);
  }

  /** All departments that the actor may see, by code. */
  public List<Department> visible(Actor actor) {
    var scope = actor.scope();
    return tree().all().stream().filter(each -> scope.covers(each.id())).toList();
  }

  /** The department itself first, then its parents, up to the institution. */
  public List<String> lineage(String departmentId) {
    return tree().lineage(departmentId);
  }

  /** The institution itself: the root of the tree. */
  public Department institution() {
    return tree().root();
  }

  DepartmentTree tree() {
    return trees.get("");
  }

  void forget() {
    trees.invalidateAll();
  }
}
