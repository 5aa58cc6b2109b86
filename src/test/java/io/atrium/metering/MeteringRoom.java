package io.atrium.metering;

import io.atrium.kernel.Institution;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.EventListener;

/** The room metering alone, with the clock in the test's hand. */
@TestConfiguration
@ComponentScan(basePackageClasses = UsageQueries.class)
@EnableConfigurationProperties(Institution.class)
public class MeteringRoom {

  @Bean
  MovableClock clock() {
    return new MovableClock(Instant.parse("2026-11-02T12:00:00Z"));
  }

  @Bean
  FactDoor factDoor(UsageRecorder recorder) {
    return new FactDoor(recorder);
  }

  /** Takes facts about whatever is held, for rooms that do not tell of it yet. */
  public static class FactDoor {

    private final UsageRecorder recorder;

    FactDoor(UsageRecorder recorder) {
      this.recorder = recorder;
    }

    @EventListener
    void on(Fact fact) {
      recorder.take(fact);
    }
  }
}
