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
    return order(name, imageId, offeringId, departmentId, false);
  }

  /** One that waits until a host has room. */
  public static Order patient(String name, String imageId, String offeringId, String departmentId) {
    return order(name, imageId, offeringId, departmentId, true);
  }

  private static Order order(
      String name,
      String imageId,
      String offeringId,
      @Nullable String departmentId,
      boolean waitForCapacity) {
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
        waitForCapacity,
        1);
  }
}
