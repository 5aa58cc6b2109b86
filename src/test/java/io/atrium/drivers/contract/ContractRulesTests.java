package io.atrium.drivers.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The written contract and the kit say the same, rule for rule. */
class ContractRulesTests {

  private static final Path WRITTEN = Path.of("docs/drivers/contract.md");

  private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]\\d+) \\| .* \\| `(\\w+)` \\|$");

  @Test
  void eachWrittenRuleIsProvenByTheTestItNamesAndEachTestProvesAWrittenRule() throws IOException {
    assertThat(proven()).isEqualTo(written());
  }

  @Test
  void everyTestOfTheKitProvesARule() {
    assertThat(kit().filter(method -> method.isAnnotationPresent(Test.class)))
        .allMatch(method -> method.isAnnotationPresent(Rule.class));
  }

  private static Map<String, String> written() throws IOException {
    try (var lines = Files.lines(WRITTEN)) {
      return lines
          .map(ROW::matcher)
          .filter(row -> row.matches())
          .collect(
              Collectors.toMap(
                  row -> row.group(1), row -> row.group(2), (a, b) -> a + b, TreeMap::new));
    }
  }

  private static Map<String, String> proven() {
    return kit()
        .filter(method -> method.isAnnotationPresent(Rule.class))
        .collect(
            Collectors.toMap(
                method -> method.getAnnotation(Rule.class).value(),
                Method::getName,
                (a, b) -> a + b,
                TreeMap::new));
  }

  private static Stream<Method> kit() {
    var core =
        Stream.concat(
            Stream.of(DriverContract.class), Arrays.stream(DriverContract.class.getInterfaces()));
    return Stream.concat(core, DriverContract.contractsOfCapabilities())
        .flatMap(topic -> Arrays.stream(topic.getDeclaredMethods()));
  }
}
