package io.atrium.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Runs every test of the class twice: on H2 in memory and on a real PostgreSQL, each migrated by
 * Flyway from empty. Put it beside {@code @SpringBootTest}, {@code @ApplicationModuleTest} or
 * {@code @DataJpaTest}; classes with the same configuration share one application, and so one
 * database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(DatabaseTurns.class)
@ContextCustomizerFactories(DatabaseOfTheTurn.Factory.class)
public @interface BothDatabases {}
