package io.atrium.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sources, docs/errors.md and the explanations must name the same problem codes. */
class ErrorCodesTests {

  private static final String CODE = "\"([a-z]+(?:-[a-z]+)*)\"";

  private static final List<Pattern> IN_SOURCES =
      List.of(
          Pattern.compile("String CODE = " + CODE),
          Pattern.compile(CODE + ",\\s*ErrorCategory\\."),
          Pattern.compile("\\bof\\(\\s*(?:status|HttpStatus\\.[A-Z_]+),\\s*" + CODE));

  @Test
  void everyCodeIsDocumentedAndNothingElse() throws IOException {
    var documented =
        Pattern.compile("^\\| [0-9]{3} \\| `([a-z-]+)` \\|", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("docs/errors.md")))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(documented).isEqualTo(codesInSources());
  }

  @Test
  void everyCodeIsExplainedAtItsAddressAndNothingElse() throws IOException {
    var explanations = new Properties();
    try (var file =
        Files.newBufferedReader(Path.of("src/main/resources/messages/problems.properties"))) {
      explanations.load(file);
    }

    assertThat(explanations.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            codesInSources().stream().map("problems."::concat).toList());
  }

  private static Set<String> codesInSources() throws IOException {
    var codes = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        var source = Files.readString(file);
        IN_SOURCES.forEach(
            form -> form.matcher(source).results().forEach(found -> codes.add(found.group(1))));
      }
    }
    return codes;
  }
}
