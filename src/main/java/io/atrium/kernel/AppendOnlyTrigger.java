package io.atrium.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to change or remove rows of append-only tables on H2; PostgreSQL has {@code
 * refuse_change()} for it. Public, with a public constructor, because H2 creates it by its name in
 * a migration.
 */
public class AppendOnlyTrigger implements Trigger {

  private String table = "these";

  @Override
  public void init(
      Connection connection,
      String schema,
      String trigger,
      String tableName,
      boolean before,
      int type) {
    table = tableName;
  }

  @Override
  public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
      throws SQLException {
    throw new SQLException("%s rows are never changed or removed".formatted(table), "23001");
  }
}
