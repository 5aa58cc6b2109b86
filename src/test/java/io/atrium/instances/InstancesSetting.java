package io.atrium.instances;

import io.atrium.testing.MovableClock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Time stands still until a test moves it, and what metering would hear is kept. */
@TestConfiguration
class InstancesSetting {

  @Bean
  @Primary
  MovableClock movableClock() {
    return new MovableClock(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Bean
  Heard heard() {
    return new Heard();
  }
}
