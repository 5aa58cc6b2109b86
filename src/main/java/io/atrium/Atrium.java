package io.atrium;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.SpringProperties;
import org.springframework.util.ClassUtils;

/**
 * The portal. Each package below this one is a room with a declared door: see docs/architecture.
 * Beans carry their full class name, so two rooms may use the same word for something of their own.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Atrium {

  public static void main(String[] arguments) {
    CommandLine.run(arguments).ifPresentOrElse(System::exit, () -> serve(arguments));
  }

  private static void serve(String[] arguments) {
    if (isPackaged() && SpringProperties.getProperty(AotDetector.AOT_ENABLED) == null) {
      SpringProperties.setFlag(AotDetector.AOT_ENABLED);
    }
    SpringApplication.run(Atrium.class, arguments);
  }

  /** Only in a jar is what was generated at build time certain to be of the same build. */
  private static boolean isPackaged() {
    var here = Atrium.class.getResource("Atrium.class");
    return here != null
        && here.getProtocol().equals("jar")
        && ClassUtils.isPresent(
            Atrium.class.getName() + "__ApplicationContextInitializer",
            Atrium.class.getClassLoader());
  }
}
