package io.atrium.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The two databases that everything must run on, and where to get an empty one of each. */
public enum TestDatabase {
  H2 {
    @Override
    public String newUrl() {
      return "jdbc:h2:mem:test%d;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0"
          .formatted(NUMBERS.incrementAndGet());
    }
  },
  POSTGRESQL {
    @Override
    public String newUrl() {
      var name = "test" + NUMBERS.incrementAndGet();
      var server = Server.RUNNING;
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException failure) {
        throw new IllegalStateException("No PostgreSQL database for the tests", failure);
      }
      return server.getJdbcUrl("postgres", name);
    }
  };

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** The address of a database that nobody else uses and that holds no table yet. */
  public abstract String newUrl();

  public String user() {
    return this == H2 ? "atrium" : "postgres";
  }

  /** One server for the whole test run, started by whoever needs it first. */
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "300")
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .start();
      } catch (IOException failure) {
        throw new UncheckedIOException("PostgreSQL for the tests does not start", failure);
      }
    }
  }
}
