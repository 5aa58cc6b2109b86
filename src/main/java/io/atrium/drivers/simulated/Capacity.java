package io.atrium.drivers.simulated;

import io.atrium.drivers.spi.UnexpectedAnswer;
import io.atrium.kernel.Size;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads how large a simulated host is from its URI: {@code
 * ?vcpus=64&memoryMib=262144&diskGib=4000}.
 */
final class Capacity {

  private static final Size USUAL = new Size(64, 262_144, 4_000);

  private Capacity() {}

  static Size of(URI uri) {
    try {
      var said = parameters(uri.getQuery());
      return new Size(
          number(said.get("vcpus"), USUAL.vcpus()),
          number(said.get("memoryMib"), USUAL.memoryMib()),
          number(said.get("diskGib"), USUAL.diskGib()));
    } catch (IllegalArgumentException wrong) {
      throw new UnexpectedAnswer(
          "The size of the simulated host cannot be read from '%s'.".formatted(uri), wrong);
    }
  }

  private static Map<String, String> parameters(@Nullable String query) {
    if (query == null) {
      return Map.of();
    }
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static int number(@Nullable String text, int usual) {
    return text == null ? usual : Integer.parseInt(text);
  }
}
