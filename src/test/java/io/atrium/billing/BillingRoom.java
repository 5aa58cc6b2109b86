package io.atrium.billing;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.TestDepartments;
import io.atrium.budgets.BudgetQueries;
import io.atrium.catalogue.CatalogueRoom;
import io.atrium.costs.CostQueries;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Institution;
import io.atrium.metering.MeteringRoom;
import io.atrium.pricing.PriceQueries;
import io.atrium.testing.MovableClock;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Billing and metering with departments below them, and the clock in the test's hand. */
@TestConfiguration
@ComponentScan(
    basePackageClasses = {
      BillQueries.class,
      PriceQueries.class,
      BudgetQueries.class,
      CostQueries.class
    },
    excludeFilters =
        @Filter(
            type = FilterType.REGEX,
            pattern =
                ".*\\.(web\\..*|(Closing|Ledger)Rounds|InstanceUsage|InstanceConsumption|Spending"
                    + "|BudgetQueries|BudgetPolicy|BudgetWatch|BudgetRounds|WarningMails|RaiseCommands"
                    + "|RaiseBook|InstanceParting|UsageReports|(Cost|Dearest|Waste)Queries)"))
@EnableConfigurationProperties({Institution.class, BillingSettings.class})
@Import({MeteringRoom.class, CatalogueRoom.class, DepartmentQueries.class, Ids.class})
public class BillingRoom {

  @Bean
  TestDepartments testDepartments(JdbcClient jdbc, DepartmentQueries queries) {
    return new TestDepartments(jdbc, queries);
  }

  @Bean
  DraftedBills draftedBills(Drafting drafting) {
    return new DraftedBills(drafting);
  }

  /** Another department each time. */
  @Bean
  @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
  TestMonth testMonth(
      TestDepartments departments,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      MovableClock clock) {
    return new TestMonth(departments, events, transaction, clock);
  }
}
