package io.atrium.billing;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.TestDepartments;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Institution;
import io.atrium.metering.MeteringRoom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Billing and metering with departments below them, and the clock in the test's hand. */
@TestConfiguration
@ComponentScan(
    basePackageClasses = BillQueries.class,
    excludeFilters =
        @Filter(type = FilterType.REGEX, pattern = ".*\\.(web\\..*|ClosingLoop|InstanceUsage)"))
@EnableConfigurationProperties({Institution.class, BillingSettings.class})
@Import({MeteringRoom.class, DepartmentQueries.class, Ids.class})
class BillingRoom {

  @Bean
  TestDepartments testDepartments(JdbcClient jdbc, DepartmentQueries queries) {
    return new TestDepartments(jdbc, queries);
  }
}
