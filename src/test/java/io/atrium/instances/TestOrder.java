package io.atrium.instances;

import io.atrium.kernel.Environment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as tests place most of them: one instance for tests, with nothing particular about it.
 */
public final class TestOrder {

  private TestOrder() {}

  /**
   * @param departmentId null where whoever orders belongs to just one
   */
  public static Order of(
      String name, String imageId, String offeringId, @Nullable String departmentId) {
    return new Order(
        name,
        null,
        imageId,
        offeringId,
        departmentId,
        Environment.TEST,
        Map.of(),
        null,
        List.of(),
        Map.of(),
        null,
        false,
        1);
  }
}
