package io.atrium.simulation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** The portal's open lines to its database. When its process dies, they break. */
final class Lines {

  private final Set<Connection> open = new LinkedHashSet<>();

  void opened(Connection line) {
    open.add(line);
  }

  void closed(Connection line) {
    open.remove(line);
  }

  /** What was not committed on them never happened. */
  void breakAll() {
    for (var line : new ArrayList<>(open)) {
      try {
        line.close();
      } catch (SQLException unexpected) {
        throw new IllegalStateException("A line to the database does not break", unexpected);
      }
    }
    open.clear();
  }
}
