package io.atrium.billing.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The settings that all money rests on, as they were when the portal first started: one row. */
@Repository
public class InstitutionSettings {

  private final JdbcClient jdbc;

  InstitutionSettings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Basis> kept() {
    return jdbc.sql("select zone, currency from institution_setting")
        .query((row, _) -> new Basis(row.getString("zone"), row.getString("currency")))
        .optional();
  }

  /** Keeps what was not kept before. Fails where another replica was faster. */
  public void keep(Basis basis) {
    jdbc.sql("insert into institution_setting (id, zone, currency) values (1, ?, ?)")
        .params(basis.zone(), basis.currency())
        .update();
  }

  public void change(Basis basis) {
    jdbc.sql("update institution_setting set zone = ?, currency = ?")
        .params(basis.zone(), basis.currency())
        .update();
  }

  /** The zone in which months begin, and the currency of all prices. */
  public record Basis(String zone, String currency) {}
}
