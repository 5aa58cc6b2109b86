package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/billing.md says of each rule which tests it rests on, and those are there. */
class BillingRulesTests {

  private static final Pattern ROW =
      Pattern.compile("^\\| (.+) \\| ((?:`\\w+\\.\\w+` ?)+) \\|$", Pattern.MULTILINE);

  /** What went wrong elsewhere, and what nobody can mean: each has a row of its own. */
  private static final String TROUBLES =
      """
      A start is told twice
      A stop before its start, by clocks that differ
      A start without a stop, on a host that is lost
      Two replicas of the portal
      A crash between the record and the call to the host
      A crash after the call to the host
      A closing that is killed half-way, or runs after three days
      A closing that runs twice, or in parallel
      Created and deleted in one second
      Resized every second
      Paused or suspended
      Killed for want of memory
      A container in a restart loop
      Days of 23 and of 25 hours
      Months of 28, 29, 30 and 31 days
      The year's end
      A price changes at the edge of a month, or mid-second
      A price above 99
      Ten million lines
      The department changes mid-hour
      The owner is gone
      Snapshots, addresses and volumes of deleted instances
      A late fact for a closed month
      No use
      A report in another zone than the bill's
      The same request replayed
      A deleted volume charged for ever
      Use summed up again from the beginning every day
      A rebuild counted twice
      A month charged twice, and the next not at all
      Bad input: a price in the past
      Bad input: negative and absurd amounts
      Bad input: an unknown currency
      Bad input: windows that overlap
      Bad input: a closed month asked to change
      Bad input: a period from the future
      Bad input: a field that begins with `=`
      """;

  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

  private static final Pattern ANNOTATED =
      Pattern.compile("@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b");

  private static final Pattern NAME = Pattern.compile("(?:void|Stream<DynamicTest>) (\\w+)\\(");

  @Test
  void everyTestThatARuleRestsOnIsThere() throws IOException {
    var there = tests();

    for (var row : rows()) {
      for (var test : TEST.matcher(row.group(2)).results().toList()) {
        assertThat(there.getOrDefault(test.group(1), new TreeSet<>()))
            .as("%s: tests of %s", row.group(1), test.group(1))
            .contains(test.group(2));
      }
    }
  }

  @Test
  void everyNumberedRuleRestsOnATest() throws IOException {
    var said =
        rows().stream()
            .map(row -> row.group(1).replaceFirst(":.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(said)
        .containsAll(numbered("Quota", 5))
        .containsAll(numbered("Metering", 5))
        .containsAll(numbered("Rating", 8));
  }

  @Test
  void everyTroubleOfOthersRestsOnATest() throws IOException {
    assertThat(rows()).extracting(row -> row.group(1)).containsAll(TROUBLES.lines().toList());
  }

  private static List<String> numbered(String of, int rules) {
    return IntStream.rangeClosed(1, rules).mapToObj(n -> of + " " + n).toList();
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("docs/billing.md"))).results().toList();
  }

  /** The names of all tests, by the class they stand in. */
  private static Map<String, TreeSet<String>> tests() throws IOException {
    var tests = new TreeMap<String, TreeSet<String>>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        var name = file.getFileName().toString().replace(".java", "");
        tests.put(name, named(Files.readString(file)));
      }
    }
    return tests;
  }

  private static TreeSet<String> named(String source) {
    var names = new TreeSet<String>();
    for (var annotated : ANNOTATED.matcher(source).results().toList()) {
      var name = NAME.matcher(source);
      if (name.find(annotated.end())) {
        names.add(name.group(1));
      }
    }
    return names;
  }
}
