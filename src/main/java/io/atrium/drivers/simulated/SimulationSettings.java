package io.atrium.drivers.simulated;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How simulated hosts behave.
 *
 * @param build how long making an instance takes
 * @param boot how long a start takes
 * @param shutdown how long a guest needs to shut down when it is asked to
 * @param seed makes the small variations of these times repeatable
 * @param keep whether what the hosts hold outlives the portal, in a file beside its data
 */
@ConfigurationProperties("atrium.simulated")
public record SimulationSettings(
    @DefaultValue("2s") Duration build,
    @DefaultValue("1s") Duration boot,
    @DefaultValue("1s") Duration shutdown,
    @DefaultValue("1") long seed,
    @DefaultValue("true") boolean keep) {

  /** Everything happens at once and nothing is kept. */
  public static SimulationSettings instant() {
    return new SimulationSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, false);
  }
}
