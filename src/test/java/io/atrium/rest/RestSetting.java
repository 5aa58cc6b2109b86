package io.atrium.rest;

import io.atrium.accounts.TestAccounts;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** What these tests have in their hands beside the portal itself. */
@TestConfiguration(proxyBeanMethods = false)
@Import(TestAccounts.class)
class RestSetting {

  @Bean
  @Primary
  MovableClock movableClock() {
    return new MovableClock(Instant.parse("2026-11-22T12:00:00Z"));
  }
}
