package io.atrium;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The portal. Each package below this one is a room with a declared door: see docs/architecture.
 * Beans carry their full class name, so two rooms may use the same word for something of their own.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Atrium {

  public static void main(String[] arguments) {
    SpringApplication.run(Atrium.class, arguments);
  }
}
