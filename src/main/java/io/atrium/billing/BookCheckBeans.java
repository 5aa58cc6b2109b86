package io.atrium.billing;

import io.atrium.billing.store.BillLines;
import io.atrium.billing.store.InstitutionSettings;
import io.atrium.billing.store.IssuedBills;
import io.atrium.billing.store.Ledger;
import io.atrium.billing.store.Rechecks;
import io.atrium.kernel.ClockConfiguration;
import io.atrium.kernel.Institution;
import io.atrium.metering.RecountBeans;
import io.atrium.pricing.PriceReading;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The little that the books need to be read: no web, no loops, no migrations. It is no part of the
 * portal, and so carries no stereotype by which the portal would find it.
 */
@Import({
  BookCheck.class,
  MoneyBasis.class,
  InstitutionSettings.class,
  LedgerAudit.class,
  MissingBills.class,
  Recomputing.class,
  Ledger.class,
  IssuedBills.class,
  BillLines.class,
  PriceReading.class,
  Rechecks.class,
  RecountBeans.class,
  ClockConfiguration.class
})
@EnableConfigurationProperties({
  Institution.class,
  BillingSettings.class,
  DataSourceProperties.class
})
class BookCheckBeans {

  /** A file of H2 is opened for reading only. Another process that writes to it keeps it locked. */
  @Bean
  DataSource books(DataSourceProperties settings) {
    var url = settings.determineUrl();
    var reading = url.startsWith("jdbc:h2:file:") ? url + ";ACCESS_MODE_DATA=r" : url;
    var books = new DriverManagerDataSource(reading);
    books.setUsername(settings.determineUsername());
    books.setPassword(settings.determinePassword());
    return books;
  }

  @Bean
  JdbcClient jdbcClient(DataSource books) {
    return JdbcClient.create(books);
  }

  @Bean
  JdbcTemplate jdbcTemplate(DataSource books) {
    return new JdbcTemplate(books);
  }

  @Bean
  TransactionTemplate transactions(DataSource books) {
    return new TransactionTemplate(new JdbcTransactionManager(books));
  }
}
