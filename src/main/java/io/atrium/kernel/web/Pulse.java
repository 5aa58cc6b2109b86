package io.atrium.kernel.web;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Feels whether the database answers. */
@Component
class Pulse {

  private final JdbcClient jdbc;

  Pulse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean beats() {
    try {
      return jdbc.sql("select 1").query(Integer.class).single() == 1;
    } catch (DataAccessException _) {
      return false;
    }
  }
}
