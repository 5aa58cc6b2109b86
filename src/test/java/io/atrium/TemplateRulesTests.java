package io.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every template keeps to: each text it shows is written in the messages, and nothing in it
 * would need a content security policy to look away.
 */
class TemplateRulesTests {

  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  /** {@code #{key}}, {@code #{key(argument)}}, or a literal beginning: {@code #{|key.${name}|}}. */
  private static final Pattern MESSAGE = Pattern.compile("#\\{(\\|?)([\\w.-]+)([^}]?)");

  private static final Pattern TAG = Pattern.compile("<[a-z][^<>]*>");

  private static final Pattern UNSAFE =
      Pattern.compile(
          "th:utext|\\[\\([^)]|\\s(th:)?on[a-z]+\\s*=|\\s(th:)?style\\s*=|<style"
              + "|<script(?![^>]*\\bsrc=)|javascript:",
          Pattern.CASE_INSENSITIVE);

  @Test
  void everyMessageThatATemplateShowsIsWritten() {
    var written = keys();

    var unwritten =
        Sources.templates()
            .flatMap(template ->
                MESSAGE
                    .matcher(withoutComments(template))
                    .results()
                    .filter(use -> !isWritten(use, written))
                    .map(use -> template.name() + ": " + use.group(2)));

    assertThat(unwritten).isEmpty();
  }

  @Test
  void noTemplateHoldsScriptsStylesOrUnescapedText() {
    var unsafe =
        Sources.templates()
            .flatMap(template ->
                UNSAFE
                    .matcher(withoutComments(template))
                    .results()
                    .map(found -> template.name() + ": " + found.group().strip()));

    assertThat(unsafe).isEmpty();
  }

  /** What takes the place of a tag comes before its condition, which is then asked by nobody. */
  @Test
  void noTagThatIsReplacedHasACondition() {
    var unasked =
        Sources.templates()
            .flatMap(template ->
                TAG.matcher(withoutComments(template))
                    .results()
                    .map(MatchResult::group)
                    .filter(tag -> tag.contains("th:replace="))
                    .filter(tag -> tag.contains("th:if=") || tag.contains("th:unless="))
                    .map(tag -> template.name() + ": " + tag));

    assertThat(unasked).isEmpty();
  }

  @Test
  void noMessageIsWrittenTwice() {
    // Line by line: when a file is read as a whole, the second of two silently wins.
    var seen =
        Sources.messages()
            .flatMap(file -> file.text().lines())
            .filter(line -> !line.startsWith("#") && line.contains("="))
            .map(line -> line.substring(0, line.indexOf('=')).strip())
            .toList();

    assertThat(seen).doesNotHaveDuplicates();
  }

  /** Whether such an apostrophe shows once, twice or never depends on arguments; ours is ’. */
  @Test
  void noMessageHasAnApostropheThatFormattingWouldChange() {
    var doubtful =
        Sources.messages()
            .flatMap(file -> read(file).entrySet().stream())
            .filter(message -> message.getValue().toString().contains("'"))
            .map(Map.Entry::getKey);

    assertThat(doubtful).isEmpty();
  }

  private static boolean isWritten(MatchResult use, Set<String> written) {
    boolean isBeginning = !use.group(1).isEmpty() && use.group(3).equals("$");
    return isBeginning
        ? written.stream().anyMatch(key -> key.startsWith(use.group(2)))
        : written.contains(use.group(2));
  }

  private static String withoutComments(Sources.File template) {
    return COMMENT.matcher(template.text()).replaceAll("");
  }

  private static Set<String> keys() {
    return Sources.messages()
        .flatMap(file -> read(file).stringPropertyNames().stream())
        .collect(Collectors.toSet());
  }

  private static Properties read(Sources.File file) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(file.text()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties;
  }
}
