package io.atrium.testing;

import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Points an application under test to a database of its own. Being a record it is part of the key
 * under which Spring keeps started applications, so H2 and PostgreSQL never get mixed up.
 */
record DatabaseOfTheTurn(TestDatabase database) implements ContextCustomizer {

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    TestPropertyValues.of(
            "spring.datasource.url=" + database.newUrl(),
            "spring.datasource.username=" + database.user(),
            "spring.datasource.password=",
            "spring.test.database.replace=none")
        .applyTo(context);
  }

  /** Asked once per turn, when Spring looks for the application that fits the test class. */
  static class Factory implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
        Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
      return new DatabaseOfTheTurn(DatabaseTurns.current());
    }
  }
}
