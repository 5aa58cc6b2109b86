package io.atrium.metering.store;

import io.atrium.metering.Amounts;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives a statement whole columns of values, one array for each parameter in its turn. */
final class Columns {

  private final PreparedStatement statement;

  private int next = 1;

  Columns(PreparedStatement statement) {
    this.statement = statement;
  }

  Columns text(List<String> values) throws SQLException {
    return array("varchar", values.toArray());
  }

  Columns numbers(List<Long> values) throws SQLException {
    return array("bigint", values.toArray());
  }

  Columns amounts(List<Amounts> values) throws SQLException {
    return known(values, Amounts::cpuTime)
        .known(values, Amounts::networkIn)
        .known(values, Amounts::networkOut)
        .known(values, Amounts::blockRead)
        .known(values, Amounts::blockWritten);
  }

  private Columns known(List<Amounts> values, Function<Amounts, @Nullable Long> part)
      throws SQLException {
    return array("bigint", values.stream().map(part).toArray());
  }

  private Columns array(String type, @Nullable Object[] values) throws SQLException {
    var typed = type.equals("bigint") ? Long[].class : String[].class;
    var array = Arrays.copyOf(values, values.length, typed);
    statement.setArray(next, statement.getConnection().createArrayOf(type, array));
    next++;
    return this;
  }
}
