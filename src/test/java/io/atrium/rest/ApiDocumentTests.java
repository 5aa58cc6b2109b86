package io.atrium.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** That the description of the interface and the interface are the same. */
@RestTest
class ApiDocumentTests {

  private static final String API = "/api/v1/";

  @Autowired private MockMvcTester portal;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  private ApiDocument document;

  @BeforeEach
  void readTheDocument() {
    document = new ApiDocument(Talk.text(portal.get().uri("/v3/api-docs").exchange()));
  }

  @Test
  void isOfTheStatedVersion() {
    assertThat(document.root().path("openapi").asString()).startsWith("3.1.");
  }

  @Test
  void describesEveryAddressOfTheInterfaceAndNoOther() {
    var described =
        document.operations().stream()
            .map(each -> Right.mapping(each.method(), each.path()))
            .collect(Collectors.toCollection(TreeSet::new));
    var real =
        requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
            .flatMap(AuthorisationTests::mappings)
            .filter(each -> each.contains(" " + API.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(described).isEqualTo(real);
  }

  @Test
  void saysOfEachOperationWhatItDoesAndHowItEnds() {
    var lacking = new ArrayList<String>();
    for (var each : document.operations()) {
      var responses = each.operation().path("responses");
      var statuses = responses.propertyNames();
      if (each.operation().path("summary").asString("").isBlank()) {
        lacking.add(each.name() + " has no summary");
      }
      if (statuses.stream().noneMatch(status -> status.startsWith("2"))) {
        lacking.add(each.name() + " has no success");
      }
      for (var status : new String[] {"401", "403", "429", "503"}) {
        if (!statuses.contains(status)) {
          lacking.add("%s does not tell of %s".formatted(each.name(), status));
        }
      }
      responses.forEachEntry((status, response) -> {
        var problem = document.resolved(response).path("content").has("application/problem+json");
        if (status.startsWith("4") && !problem) {
          lacking.add("%s explains %s by no problem".formatted(each.name(), status));
        }
      });
    }

    assertThat(lacking).isEmpty();
  }

  @Test
  void estimatesTakeWhatOrdersTakeAndTheTimeAndNothingElse() {
    var planned = new TreeSet<>(properties("PlanBody"));
    planned.removeAll(Set.of("from", "to"));

    assertThat(planned).isEqualTo(new TreeSet<>(properties("NewInstance")));
  }

  @Test
  void saysOfEachParameterWhatItIsFor() {
    var lacking =
        document.operations().stream()
            .flatMap(each ->
                each.operation()
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> saysNothing(name(parameter), parameter))
                    .map(parameter -> "%s: %s".formatted(each.name(), name(parameter))))
            .toList();

    assertThat(lacking).isEmpty();
  }

  @Test
  void saysOfEachPropertyWhatItHolds() {
    var lacking = new ArrayList<String>();
    document
        .root()
        .at("/components/schemas")
        .forEachEntry((schema, form) ->
            form.path("properties")
                .forEachEntry((name, property) -> {
                  if (saysNothing(name, property)) {
                    lacking.add("%s.%s".formatted(schema, name));
                  }
                }));

    assertThat(lacking).isEmpty();
  }

  /** Words for a field that was renamed or taken away would wait there for ever. */
  @Test
  void keepsNoWordsForWhatIsNotThere() throws IOException {
    var said =
        document.root().findValues("description").stream()
            .map(each -> each.isString() ? each : each.path("description")) // a field called so
            .map(JsonNode::asString)
            .collect(Collectors.toSet());
    var left = new ArrayList<String>();
    for (var file : Objects.requireNonNull(new File("src/main/resources/messages").listFiles())) {
      var words = new Properties();
      try (var reader = Files.newBufferedReader(file.toPath())) {
        words.load(reader);
      }
      words.stringPropertyNames().stream()
          .filter(key -> key.matches("api\\.(field|path|header|query)\\..*"))
          .filter(key -> !said.contains(words.getProperty(key)))
          .forEach(left::add);
    }

    assertThat(left).isEmpty();
  }

  private static String name(JsonNode parameter) {
    return parameter.path("name").asString();
  }

  /** Whether there are no words, or none but the name itself. */
  private static boolean saysNothing(String name, JsonNode described) {
    var words = described.path("description").asString("").replaceAll("[^A-Za-z0-9]", "");
    return words.isEmpty() || words.equalsIgnoreCase(name);
  }

  private Collection<String> properties(String schema) {
    return document
        .root()
        .path("components")
        .path("schemas")
        .path(schema)
        .path("properties")
        .propertyNames();
  }
}
