package io.atrium.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Office;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.hosts.HostCommands;
import io.atrium.hosts.NewHost;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail as people read it. */
@PagesTest
class ActivityPagesTests {

  private static final Pattern ID =
      Pattern.compile("\\b(?:i|img|off|h|dep|per|op|tok|inv|pv)-[0-9a-f]{17}");

  private static final Pattern ACTION =
      Pattern.compile(
          "\"((?:instance|image|offering|host|prices|bill|quota|department|member|person|password|clock"
              + "|token)\\.[a-z-]+)\"");

  private static final String NOTICED = "/activity/panels/noticed/";

  /** Those that are put together from the kind of an operation. */
  private static final Set<String> DONE =
      Set.of(
          "instance.created",
          "instance.started",
          "instance.stopped",
          "instance.restarted",
          "instance.deleted");

  @Autowired private MockMvcTester pages;
  @Autowired private TestAccounts accounts;
  @Autowired private ApplicationEventPublisher publisher;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MessageSource messages;
  @Autowired private Ids ids;
  @Autowired private HostCommands hosts;

  private Actor operator;

  @BeforeEach
  void anOperator() {
    operator = accounts.actor(accounts.officer(Office.OPERATOR));
  }

  @Test
  void everyActionHasItsWords() {
    assertThat(actions())
        .hasSizeGreaterThan(30)
        .allSatisfy(action -> assertThat(words(action)).as(action).isNotBlank());
  }

  @Test
  void noLineNamesAnythingByItsId() {
    for (var action : actions()) {
      happens(operator.personId(), ids.next(prefix(action)), action, Map.of());
    }

    assertThat(activity()).doesNotContainPattern(ID);
  }

  @Test
  void aSentenceNamesTheThingsItSpeaksOf() {
    var host = ids.next("h");
    var instance = ids.next("i");
    happens(Recorded.PORTAL, host, "host.lost", Map.of("name", "rack seven"));
    var sentence = "Host %s did not answer 'INSPECT'.".formatted(host);

    happens(
        Recorded.PORTAL,
        instance,
        "instance.parked",
        Map.of("name", "chess", "sentence", sentence));

    assertThat(activity())
        .contains("needs help with", "chess")
        .contains("Host rack seven did not answer");
  }

  @Test
  void thePageOfAMachineTellsWhatNobodyAskedForInTheOrderOfTimeAndNothingElse() {
    var machine = ids.next("i");
    var stopped = "It was stopped outside the portal.";
    var vanished = "It is not on its host any more.";
    happens(operator.personId(), machine, "instance.start-requested", Map.of("name", "chess"));
    happens(Recorded.PORTAL, machine, "instance.changed-outside", Map.of("sentence", stopped));

    happens(Recorded.PORTAL, machine, "instance.parked", Map.of("sentence", vanished));
    happens(Recorded.PORTAL, machine, "instance.changed-outside", Map.of("sentence", "Again."));

    var panel = read(NOTICED + machine);

    assertThat(panel)
        .containsSubsequence("Noticed by the portal", "Again.", vanished, stopped, "Asked for")
        .doesNotContain("asked to start");
    assertThat(read(NOTICED + ids.next("i"))).isBlank();
  }

  @Test
  void whatHappensToASimulatedHostIsMarkedAsSimulated() {
    var name = ids.next("rack");
    hosts.register(Actor.portal(), new NewHost(name, "simulated", "simulated:///" + name, null));

    assertThat(activity()).containsPattern(name + " Simulated ");
  }

  @Test
  void whoChangesTheirOwnPasswordIsNotNamedTwice() {
    happens(operator.personId(), operator.personId(), "password.changed", Map.of());

    assertThat(activity())
        .containsPattern(Pattern.quote(operator.name()) + "\\s+changed their password\\s+\\d");
  }

  @Test
  void aBillIsNamedByItsMonth() {
    happens(Recorded.PORTAL, ids.next("inv"), "bill.issued", Map.of("period", "2026-11"));

    assertThat(activity()).contains(", November 2026");
  }

  private void happens(String actor, String subject, String action, Map<String, String> details) {
    transaction.executeWithoutResult(
        _ -> publisher.publishEvent(new Happened(actor, subject, action, details)));
  }

  private String activity() {
    return read("/activity?limit=200");
  }

  /** What a reader sees of the page: no tags, and no addresses in them. */
  private String read(String path) {
    var body = pages.get().uri(path).with(Asking.as(operator)).exchange();
    assertThat(body).hasStatusOk();
    return new String(body.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
        .replaceAll("(?s)<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  private @Nullable String words(String action) {
    return messages.getMessage(action, null, null, Locale.ENGLISH);
  }

  private static String prefix(String action) {
    return switch (action.substring(0, action.indexOf('.'))) {
      case "instance" -> "i";
      case "image" -> "img";
      case "offering" -> "off";
      case "host" -> "h";
      case "prices" -> "pv";
      case "bill" -> "inv";
      case "quota", "department" -> "dep";
      case "token" -> "tok";
      default -> "per";
    };
  }

  /** Every action that the code writes on the trail, found in the code itself. */
  private static Set<String> actions() {
    var found = new TreeSet<>(DONE);
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ActivityPagesTests::text)
          .flatMap(text -> ACTION.matcher(text).results().map((MatchResult each) -> each.group(1)))
          .forEach(found::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private record Happened(
      String actor, String subjectId, String action, Map<String, String> details)
      implements Recorded {

    @Override
    public @Nullable String departmentId() {
      return null;
    }

    @Override
    public Instant at() {
      return Instant.parse("2026-11-22T15:00:00Z");
    }
  }
}
