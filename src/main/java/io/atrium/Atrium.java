package io.atrium;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The portal. Each package below this one is a room with a declared door: see docs/architecture.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Atrium {

  public static void main(String[] arguments) {
    SpringApplication.run(Atrium.class, arguments);
  }
}
