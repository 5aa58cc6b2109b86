package io.atrium.testing;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives each class of tests one turn per database and says whose turn it is. */
class DatabaseTurns implements ClassTemplateInvocationContextProvider {

  private static TestDatabase current = TestDatabase.H2;

  /** The database whose turn it is; before the first turn, while classes are only looked at, H2. */
  static TestDatabase current() {
    return current;
  }

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(TestDatabase.values()).map(Turn::new);
  }

  private record Turn(TestDatabase database) implements ClassTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
      return database.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      BeforeClassTemplateInvocationCallback begin = this::begin;
      return List.of(begin);
    }

    private void begin(ExtensionContext context) throws Exception {
      current = database;
      // Spring prepares a class once; letting it forget makes it ask again which application fits.
      context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(SpringExtension.class))
          .remove(context.getRequiredTestClass());
      // One instance may serve both turns; what it was given in the first is stale by now.
      var instance = context.getTestInstance();
      if (instance.isPresent()) {
        new SpringExtension().postProcessTestInstance(instance.get(), context);
      }
    }
  }
}
