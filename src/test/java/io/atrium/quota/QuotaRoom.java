package io.atrium.quota;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.accounts.TestDepartments;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room quota alone, with departments below it and things to count as the test says. */
@TestConfiguration
@ComponentScan(basePackageClasses = Quotas.class)
@EnableConfigurationProperties(QuotaSettings.class)
@Import({DepartmentQueries.class, People.class})
class QuotaRoom {

  @Bean
  TestDepartments testDepartments(JdbcClient jdbc, DepartmentQueries queries) {
    return new TestDepartments(jdbc, queries);
  }

  @Bean
  Things things() {
    return new Things();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Things that are counted. */
  static class Things implements QuotaSubjects {

    final Map<Holder, Amounts> there = new HashMap<>();

    @Override
    public Map<Holder, Amounts> countByDepartmentAndPerson() {
      return there;
    }
  }
}
