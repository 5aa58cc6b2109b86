package io.atrium.simulation;

import io.atrium.simulation.Seams.Seam;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Lets the portal die right before or right after any commit. */
final class SeamedDataSource extends DelegatingDataSource {

  private final Seams seams;

  private final Lines lines;

  SeamedDataSource(DataSource real, Seams seams, Lines lines) {
    super(real);
    this.seams = seams;
    this.lines = lines;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var real = super.getConnection();
    lines.opened(real);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> invoke(real, method, arguments));
  }

  private @Nullable Object invoke(Connection real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return switch (method.getName()) {
        case "commit" -> commit(real, method, arguments);
        case "close" -> {
          lines.closed(real);
          yield method.invoke(real, arguments);
        }
        default -> method.invoke(real, arguments);
      };
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private @Nullable Object commit(Connection real, Method method, Object @Nullable [] arguments)
      throws ReflectiveOperationException {
    seams.pass(Seam.BEFORE_COMMIT);
    var result = method.invoke(real, arguments);
    seams.pass(Seam.AFTER_COMMIT);
    return result;
  }
}
