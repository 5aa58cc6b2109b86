package io.atrium.quota;

import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.People;
import io.atrium.accounts.TestDepartments;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Institution;
import io.atrium.kernel.Moments;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room quota alone, with departments below it and things to count as the test says. */
@TestConfiguration
@ComponentScan(
    basePackageClasses = Quotas.class,
    excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"))
@EnableConfigurationProperties({QuotaSettings.class, Institution.class})
@Import({DepartmentQueries.class, People.class, Ids.class, Moments.class})
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
  MovableClock clock() {
    return new MovableClock(Instant.parse("2026-09-01T08:00:00Z"));
  }

  @Bean
  Told told() {
    return new Told();
  }

  /** What went onto the trail about wrong counters. */
  static class Told {

    private final List<QuotaDiffers> all = new CopyOnWriteArrayList<>();

    @EventListener
    void on(QuotaDiffers differs) {
      all.add(differs);
    }

    List<QuotaDiffers> of(String departmentId) {
      return all.stream().filter(each -> each.departmentId().equals(departmentId)).toList();
    }
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
