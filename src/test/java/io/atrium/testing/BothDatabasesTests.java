package io.atrium.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That a class really runs on both databases, each fresh. */
@JdbcTest
@BothDatabases
class BothDatabasesTests {

  @Autowired private DataSource source;
  @Autowired private JdbcClient jdbc;

  @Test
  void givesTheDatabaseWhoseTurnItIs() throws SQLException {
    try (var connection = source.getConnection()) {
      assertThat(connection.getMetaData().getDatabaseProductName())
          .isEqualToIgnoringCase(DatabaseTurns.current().name());
    }
  }

  @Test
  void migratesFromEmpty() {
    assertThat(jdbc.sql("select count(*) from department").query(Long.class).single()).isZero();
  }
}
