package io.atrium.accounts;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.atrium.accounts.store.DepartmentEntity;
import io.atrium.accounts.store.Departments;
import io.atrium.kernel.NotFound;
import io.atrium.kernel.Page;
import io.atrium.kernel.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What there is to know about departments. The tree is small and read by every request, so it is
 * kept in memory for at most five seconds and forgotten at each change.
 */
@Service
public class DepartmentQueries {

  private static final String ALL =
      "select id, code, name, parent_id, cost_centre from department order by code_key";

  private static final String HOME =
      """
      select department_id from membership where person_id = ?
      order by since, department_id fetch first 1 rows only\
      """;

  private static final String KEEP = "select id from department where id = ? for update";

  private final JdbcClient jdbc;
  private final Departments departments;
  private final LoadingCache<String, DepartmentTree> trees;

  DepartmentQueries(JdbcClient jdbc, Departments departments) {
    this.jdbc = jdbc;
    this.departments = departments;
    trees = Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(_ -> freshTree());
  }

  public Department department(String id) {
    return tree().get(id);
  }

  /** The department if the actor may see it; any other does not exist for them. */
  public Department department(Actor actor, String id) {
    actor.require(Permission.VIEW, id);
    return tree().get(id);
  }

  /** The same, with the version that a change of it may name. */
  @Transactional(readOnly = true)
  public VersionedDepartment versioned(Actor actor, String id) {
    actor.require(Permission.VIEW, id);
    return departments
        .findById(id)
        .map(VersionedDepartment::of)
        .orElseThrow(() -> new NotFound("department"));
  }

  /** The department that the person was taken into first, if any: where they are at home. */
  public Optional<String> home(Actor actor) {
    return jdbc.sql(HOME).param(actor.personId()).query(String.class).optional();
  }

  /** All departments that the actor may see, by code. */
  public List<Department> visible(Actor actor) {
    var scope = actor.scope();
    return tree().all().stream().filter(each -> scope.covers(each.id())).toList();
  }

  /** One page of them; the cursor is the code of the last one seen. */
  public Page<Department> visible(Actor actor, PageRequest page) {
    var after = DepartmentEntity.key(Objects.requireNonNullElse(page.cursor(), ""));
    var rows =
        visible(actor).stream()
            .filter(each -> DepartmentEntity.key(each.code()).compareTo(after) > 0)
            .sorted(Comparator.comparing(each -> DepartmentEntity.key(each.code())))
            .limit(page.oneMore())
            .toList();
    return Page.of(rows, page.limit(), Department::code);
  }

  /** The department itself first, then its parents, up to the institution. */
  public List<String> lineage(String departmentId) {
    return tree().lineage(departmentId);
  }

  /** The institution itself: the root of the tree. */
  public Department institution() {
    return tree().root();
  }

  /**
   * Keeps the department from being deleted before the caller's transaction ends. Best called
   * before anything else is locked in it.
   *
   * @throws NotFound where it is deleted already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(String id) {
    if (jdbc.sql(KEEP).param(id).query(String.class).optional().isEmpty()) {
      throw new NotFound("department");
    }
  }

  DepartmentTree tree() {
    return trees.get("");
  }

  /** The tree as it is in this transaction, which nobody else can reshape before its end. */
  DepartmentTree lockedTree() {
    jdbc.sql("select id from department where parent_id is null for update").query().listOfRows();
    return freshTree();
  }

  /** First of all who hear it, so that the others see the tree as it is now. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void forget(AccountChanged change) {
    Forgetting.now(trees::invalidateAll);
  }

  private DepartmentTree freshTree() {
    return new DepartmentTree(jdbc.sql(ALL).query((row, _) -> department(row)).list());
  }

  private static Department department(ResultSet row) throws SQLException {
    return new Department(
        row.getString("id"),
        row.getString("code"),
        row.getString("name"),
        row.getString("parent_id"),
        row.getString("cost_centre"));
  }
}
