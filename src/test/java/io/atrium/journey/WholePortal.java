package io.atrium.journey;

import io.atrium.Atrium;
import io.atrium.system.Rest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole portal on a free port, with a database file of its own and no host but a simulated one.
 */
public final class WholePortal implements AutoCloseable {

  /** Of the first operator, and of everybody whom a test makes. */
  public static final String PASSWORD = "correct horse battery staple";

  private final ConfigurableApplicationContext context;

  private WholePortal(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts it; {@code more} are further settings, as on the command line. */
  public static WholePortal start(Path data, String... more) {
    var settings =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--atrium.data=" + data,
                "--spring.datasource.url=jdbc:h2:file:%s/atrium;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0"
                    .formatted(data),
                "--atrium.background.enabled=true",
                "--atrium.hosts.discover=false",
                "--ATRIUM_BOOTSTRAP_PASSWORD=" + PASSWORD));
    settings.addAll(List.of(more));
    return new WholePortal(SpringApplication.run(Atrium.class, settings.toArray(String[]::new)));
  }

  public URI address() {
    var port = context.getEnvironment().getProperty("local.server.port");
    return URI.create("http://localhost:" + port);
  }

  /** The first operator, with a token of its own. */
  public Rest operator() {
    return Rest.operator(address(), PASSWORD);
  }

  @Override
  public void close() {
    context.close();
  }
}
