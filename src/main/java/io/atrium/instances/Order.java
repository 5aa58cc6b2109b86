package io.atrium.instances;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a person or program asks for.
 *
 * @param kind what is expected; null takes it from the image
 * @param departmentId who pays; null where the person belongs to just one department
 * @param userData for the first boot; secret
 * @param environmentVariables of a container's process; secret
 * @param driver which kind of host, where the image starts on several; null leaves it to the portal
 * @param waitForCapacity queue where no host has room now, instead of being refused
 * @param count how many alike
 */
public record Order(
    String name,
    @Nullable Kind kind,
    String imageId,
    String offeringId,
    @Nullable String departmentId,
    Environment environment,
    Map<String, String> labels,
    @Nullable String userData,
    List<String> command,
    Map<String, String> environmentVariables,
    @Nullable String driver,
    boolean waitForCapacity,
    int count) {

  /** More alike are several orders. */
  public static final int MOST_AT_ONCE = 20;

  /** One name for each that is ordered: several alike get a number behind it. */
  List<String> names() {
    return count == 1
        ? List.of(name)
        : IntStream.rangeClosed(1, count).mapToObj(number -> name + "-" + number).toList();
  }

  /** Never prints what may be secret. */
  @Override
  public String toString() {
    return "Order[%s × %d of %s, %s]".formatted(name, count, offeringId, imageId);
  }
}
