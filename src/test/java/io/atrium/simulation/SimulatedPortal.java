package io.atrium.simulation;

import io.atrium.Atrium;
import io.atrium.drivers.simulated.SimulatedHosts;
import io.atrium.kernel.Ids;
import io.atrium.testing.MovableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real portal with its real beans and an empty database in memory, but without a web server,
 * without threads of its own, and with everybody's time in the hands of the story.
 */
final class SimulatedPortal implements AutoCloseable {

  /** It repeats the same statements all the time, so it need not read most of them again. */
  private static final String DATABASE =
      "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0;QUERY_CACHE_SIZE=1000";

  private final MovableClock clock = new MovableClock(Instant.EPOCH);

  private final ReseededRandom random = new ReseededRandom();

  private final Seams seams = new Seams();

  private final Lines lines = new Lines();

  private final Saboteur saboteur = new Saboteur();

  private final ConfigurableApplicationContext context;

  SimulatedPortal() {
    context =
        new SpringApplicationBuilder(Atrium.class)
            .web(WebApplicationType.NONE)
            .initializers(fresh -> register((GenericApplicationContext) fresh))
            .run(
                "--spring.main.lazy-initialization=true",
                "--spring.datasource.url=" + DATABASE.formatted(UUID.randomUUID()),
                "--spring.main.log-startup-info=false",
                "--atrium.background.enabled=false",
                "--logging.level.root=error",
                "--logging.level.io.atrium=off");
  }

  private void register(GenericApplicationContext fresh) {
    fresh.registerBean("clock", Clock.class, () -> clock);
    fresh.registerBean("ids", Ids.class, () -> Ids.from(random));
    fresh.registerBean(Interference.class, () -> new Interference(seams, lines, saboteur));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  ApplicationContext context() {
    return context;
  }

  JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  SimulatedHosts hosts() {
    return bean(SimulatedHosts.class);
  }

  MovableClock clock() {
    return clock;
  }

  ReseededRandom random() {
    return random;
  }

  Seams seams() {
    return seams;
  }

  Lines lines() {
    return lines;
  }

  Saboteur saboteur() {
    return saboteur;
  }

  @Override
  public void close() {
    context.close();
  }
}
