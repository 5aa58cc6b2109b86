package io.atrium.billing.web;

import io.atrium.kernel.SimulatedThings;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A day in November 2026, on which a test says of what it names that nothing real is behind it. */
@TestConfiguration
public class MoneySetting {

  @Bean
  Pretended pretended() {
    return new Pretended();
  }

  @Bean
  @Primary
  MovableClock movableClock() {
    return new MovableClock(Instant.parse("2026-11-10T12:00:00Z"));
  }

  /** What tests say is simulated. */
  public static final class Pretended implements SimulatedThings {

    public final Set<String> ids = new HashSet<>();

    @Override
    public boolean anyMachine() {
      return !ids.isEmpty();
    }

    @Override
    public Set<String> among(Collection<String> asked) {
      return asked.stream().filter(ids::contains).collect(Collectors.toSet());
    }
  }
}
