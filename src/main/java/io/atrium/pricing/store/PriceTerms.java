package io.atrium.pricing.store;

import io.atrium.metering.Meter;
import io.atrium.pricing.Allowance;
import io.atrium.pricing.Discount;
import io.atrium.pricing.PriceVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What belongs to price versions beside their prices: allowances and discounts, as rows. */
@Repository
public class PriceTerms {

  private final JdbcClient jdbc;

  PriceTerms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(PriceVersion version) {
    for (int n = 0; n < version.allowances().size(); n++) {
      var each = version.allowances().get(n);
      jdbc.sql("insert into price_allowance values (?, ?, ?, ?, ?)")
          .params(version.id(), n, each.meter().word())
          .param(each.departmentId())
          .param(each.units())
          .update();
    }
    for (int n = 0; n < version.discounts().size(); n++) {
      var each = version.discounts().get(n);
      jdbc.sql("insert into price_discount values (?, ?, ?, ?)")
          .params(version.id(), n, each.departmentId(), each.percent())
          .update();
    }
  }

  /** Those of all versions, by the version's id. */
  All all() {
    var allowances = new HashMap<String, List<Allowance>>();
    jdbc.sql("select * from price_allowance order by version_id, n")
        .query(row -> {
          allowances
              .computeIfAbsent(row.getString("version_id"), _ -> new ArrayList<>())
              .add(
                  new Allowance(
                      Meter.of(row.getString("meter")),
                      row.getString("department_id"),
                      row.getLong("units")));
        });
    var discounts = new HashMap<String, List<Discount>>();
    jdbc.sql("select * from price_discount order by version_id, n")
        .query(row -> {
          discounts
              .computeIfAbsent(row.getString("version_id"), _ -> new ArrayList<>())
              .add(new Discount(row.getString("department_id"), row.getBigDecimal("percent")));
        });
    return new All(allowances, discounts);
  }

  /** By the version's id. */
  record All(Map<String, List<Allowance>> allowances, Map<String, List<Discount>> discounts) {}
}
