package io.atrium.drivers.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.spi.ImageContent;
import io.atrium.drivers.spi.InstanceSpec;
import io.atrium.kernel.ImageFormat;
import io.atrium.kernel.Size;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Equal specifications have one fingerprint, different ones have different ones. */
class FingerprintTests {

  @Test
  void theOrderOfVariablesAndThePlaceOfTheImageDoNotMatter() {
    var oneWay = new LinkedHashMap<>(Map.of("A", "1"));
    oneWay.put("B", "2");
    var otherWay = new LinkedHashMap<>(Map.of("B", "2"));
    otherWay.put("A", "1");

    assertThat(print(List.of("run"), oneWay, "here"))
        .isEqualTo(print(List.of("run"), otherWay, "there"));
  }

  @Test
  void partsDoNotFlowIntoOneAnother() {
    assertThat(print(List.of("ab", "c"), Map.of(), "x"))
        .isNotEqualTo(print(List.of("a", "bc"), Map.of(), "x"));
    assertThat(print(List.of("A", "1"), Map.of(), "x"))
        .isNotEqualTo(print(List.of(), Map.of("A", "1"), "x"));
  }

  @Test
  void aVariableChangesItAndIsNotToBeReadFromIt() {
    var print = print(List.of(), Map.of("PASSWORD", "canary"), "x");

    assertThat(print).isNotEqualTo(print(List.of(), Map.of("PASSWORD", "other"), "x"));
    assertThat(print).matches("[0-9a-f]{64}");
  }

  private static String print(List<String> command, Map<String, String> variables, String file) {
    return Fingerprint.of(
        new InstanceSpec(
            "i-0123456789abcdef0",
            "dep-1",
            "name",
            new Size(1, 64, 1),
            new ImageContent("img-1", ImageFormat.CONTAINER_ARCHIVE, Path.of(file), "abc"),
            List.of(),
            null,
            command,
            variables));
  }
}
