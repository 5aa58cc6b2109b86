package io.atrium.pricing.store;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The price versions as rows. They are added and never changed: the database refuses it. */
@Repository
public class PriceVersions {

  private final JdbcClient jdbc;

  private final PriceTerms terms;

  PriceVersions(JdbcClient jdbc, PriceTerms terms) {
    this.jdbc = jdbc;
    this.terms = terms;
  }

  /** All versions that hold, held or will, the earliest first. */
  public List<PriceVersion> all() {
    var prices = prices();
    var further = terms.all();
    return jdbc.sql(
            """
            select * from price_version
            where id not in (select version_id from price_withdrawal)
            order by effective_from_second\
            """)
        .query((row, _) -> version(row, prices, further))
        .list();
  }

  /** Lets one transaction at a time change the book: the others wait, and see what it changed. */
  public long lock() {
    return jdbc.sql("select changes from price_book for update").query(Long.class).single();
  }

  public void add(PriceVersion version, Instant now) {
    var from = version.effectiveFrom().getEpochSecond();
    var attempt = withdrawnAt(from);
    jdbc.sql("insert into price_version values (?, ?, ?, ?, ?, ?, ?)")
        .params(version.id(), from)
        .params(version.label(), version.madeBy(), now.atOffset(ZoneOffset.UTC))
        .param(attempt)
        .param(attempt == 0 ? null : attempt - 1)
        .update();
    for (int n = 0; n < version.prices().size(); n++) {
      add(version.id(), n, version.prices().get(n));
    }
    terms.add(version);
    changed();
  }

  /** How many were withdrawn that would have begun at this second. */
  private int withdrawnAt(long second) {
    return jdbc.sql(
            """
            select count(*) from price_withdrawal where effective_from_second = ?\
            """)
        .param(second)
        .query(Integer.class)
        .single();
  }

  /** Takes a version back that has not begun. */
  public void withdraw(String versionId, String by, Instant now) {
    jdbc.sql(
            """
            insert into price_withdrawal
            select id, effective_from_second, attempt, ?, ? from price_version where id = ?\
            """)
        .params(by, now.atOffset(ZoneOffset.UTC), versionId)
        .update();
    changed();
  }

  /** How often the price book was changed: who made prices from it sees whether it still is so. */
  public long changes() {
    return jdbc.sql("select changes from price_book").query(Long.class).single();
  }

  private void changed() {
    jdbc.sql("update price_book set changes = changes + 1").update();
  }

  private void add(String versionId, int n, Price price) {
    jdbc.sql("insert into price values (?, ?, ?, ?, ?, ?, ?)")
        .params(versionId, n, price.meter().word())
        .param(name(price.environment()))
        .param(name(price.kind()))
        .param(price.offeringId())
        .params(price.perHour())
        .update();
  }

  private static @Nullable String name(@Nullable Enum<?> word) {
    return word == null ? null : word.name();
  }

  private Map<String, List<Price>> prices() {
    var byVersion = new HashMap<String, List<Price>>();
    jdbc.sql("select * from price order by version_id, n")
        .query(row -> {
          byVersion
              .computeIfAbsent(row.getString("version_id"), _ -> new ArrayList<>())
              .add(price(row));
        });
    return byVersion;
  }

  private static Price price(ResultSet row) throws SQLException {
    var environment = row.getString("environment");
    var kind = row.getString("kind");
    return new Price(
        Meter.of(row.getString("meter")),
        environment == null ? null : Environment.valueOf(environment),
        kind == null ? null : Kind.valueOf(kind),
        row.getString("offering_id"),
        row.getBigDecimal("per_hour"));
  }

  private static PriceVersion version(
      ResultSet row, Map<String, List<Price>> prices, PriceTerms.All terms) throws SQLException {
    var id = row.getString("id");
    return new PriceVersion(
        id,
        Instant.ofEpochSecond(row.getLong("effective_from_second")),
        row.getString("label"),
        row.getString("made_by"),
        prices.getOrDefault(id, List.of()),
        terms.allowances().getOrDefault(id, List.of()),
        terms.discounts().getOrDefault(id, List.of()));
  }
}
