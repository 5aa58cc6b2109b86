package io.atrium.mail;

import io.atrium.accounts.People;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Institution;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** The room mail alone, without rounds of its own and without a server: each test brings one. */
@TestConfiguration
@ComponentScan(
    basePackageClasses = Outbox.class,
    excludeFilters = {
      @Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"),
      @Filter(type = FilterType.REGEX, pattern = ".*Rounds"),
      @Filter(type = FilterType.REGEX, pattern = ".*MailRoom.*")
    })
@EnableConfigurationProperties({MailSettings.class, Institution.class})
@ImportAutoConfiguration({ThymeleafAutoConfiguration.class, MessageSourceAutoConfiguration.class})
@Import({People.class, Ids.class, Correspondence.class})
class MailRoom {

  @Bean
  MovableClock clock() {
    return new MovableClock(Instant.parse("2026-09-01T08:00:00Z"));
  }

  @Bean
  Told told() {
    return new Told();
  }

  /** What went onto the trail. */
  static class Told extends CopyOnWriteArrayList<MailRetried> {

    @EventListener
    void on(MailRetried retried) {
      add(retried);
    }
  }
}
