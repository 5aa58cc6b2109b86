package io.atrium.instances.web;

import io.atrium.instances.Instance;
import io.atrium.instances.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a page has seen of instances, as a short text that differs once one of them has changed. An
 * open page sends it along when it looks again, and is answered with nothing while it still holds.
 */
final class Glimpse {

  private Glimpse() {}

  static String of(Instance instance) {
    return of(List.of(instance));
  }

  static String of(List<Instance> instances) {
    return Integer.toHexString(instances.stream().map(Glimpse::state).toList().hashCode());
  }

  /** Whether nothing has changed since; then that is the answer. */
  static boolean holds(@Nullable String seen, List<Instance> now, HttpServletResponse response) {
    if (!of(now).equals(seen)) {
      return false;
    }
    response.setStatus(HttpStatus.NO_CONTENT.value());
    return true;
  }

  private static List<Object> state(Instance instance) {
    Operation operation = instance.operation();
    return List.of(
        instance.id(),
        instance.version(),
        operation == null ? "" : operation.id(),
        operation == null ? -1 : operation.version());
  }
}
