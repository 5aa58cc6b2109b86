package io.atrium.accounts;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts departments into the tables for tests of rooms above; each gets an id that nobody else uses.
 */
public class TestDepartments {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final JdbcClient jdbc;

  private final DepartmentQueries queries;

  public TestDepartments(JdbcClient jdbc, DepartmentQueries queries) {
    this.jdbc = jdbc;
    this.queries = queries;
  }

  /** The institution, made when it is not there yet. */
  public String institution() {
    forget();
    return jdbc.sql("select id from department where parent_id is null")
        .query(String.class)
        .optional()
        .orElseGet(() -> insert("Example College", null));
  }

  /** A new department right below the institution. */
  public String department(String name) {
    return insert(name, institution());
  }

  public String below(String parentId, String name) {
    return insert(name, parentId);
  }

  /** Moves it as a change by an operator would; in the caller's transaction. */
  public void move(String id, String parentId, ApplicationEventPublisher events) {
    jdbc.sql("update department set parent_id = ? where id = ?").params(parentId, id).update();
    events.publishEvent(
        new AccountChanged("test", id, id, "department.changed", Map.of(), Instant.EPOCH));
  }

  /** Gives it a key of the institution's own book-keeping. */
  public void costCentre(String id, String centre) {
    jdbc.sql("update department set cost_centre = ? where id = ?").params(centre, id).update();
    forget();
  }

  private String insert(String name, @Nullable String parentId) {
    var number = NUMBERS.incrementAndGet();
    var id = "dep-%017x".formatted(number);
    var code = "d" + number;
    jdbc.sql("insert into department values (?, ?, ?, ?, ?, null, current_timestamp, 0)")
        .params(id, code, code, name, parentId)
        .update();
    forget();
    return id;
  }

  private void forget() {
    queries.forget(
        new AccountChanged("test", null, "test", "department.created", Map.of(), Instant.EPOCH));
  }
}
