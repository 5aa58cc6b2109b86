package io.atrium.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever stands in a body, the answer is never a failure of the portal's own. Each field that an
 * address knows is in turn of every wrong kind, in a body that is right otherwise.
 */
@RestTest
class BrokenBodiesTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> KINDS =
      List.of(
          "null",
          "1",
          "-1.5",
          "1e400",
          "true",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"\\u0000\"",
          "[]",
          "{}",
          "[null]",
          "[1]",
          "[[]]",
          "[{}]",
          "{\"a\":null}",
          "{\"a\":{}}",
          "{\"\":1}");

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Subjects subjects;

  @BeforeEach
  void everybodyLogsIn() {
    visitors.logInAgain();
  }

  @TestFactory
  Stream<DynamicTest> noKindOfValueInAnyFieldIsTooMuch() {
    var described = document();
    return Right.all().stream()
        .filter(right -> right.path().startsWith("/api/") && right.sent().startsWith("{"))
        .map(right ->
            dynamicTest(
                "%s %s".formatted(right.method(), right.path()),
                () -> assertThat(failures(right, described)).isEmpty()));
  }

  private List<String> failures(Right right, ApiDocument described) {
    var failures = new ArrayList<String>();
    var uri = subjects.filled(right.path());
    for (var field : fields(right, uri, described)) {
      for (var kind : KINDS) {
        var body = body(right).set(field, JSON.readTree(kind)).toString();
        var status = send(right, uri, body);
        if (status >= 500) {
          failures.add("%d to %s".formatted(status, body));
        } else if (status < 400) {
          uri = subjects.filled(right.path());
        }
      }
    }
    return failures;
  }

  /** Those that are sent and those that could be. */
  private TreeSet<String> fields(Right right, String uri, ApiDocument described) {
    var known = new TreeSet<>(body(right).propertyNames());
    described
        .of(right.method(), uri)
        .map(each -> each.operation().at("/requestBody/content/application~1json/schema"))
        .map(described::resolved)
        .map(schema -> schema.path("properties").propertyNames())
        .ifPresent(known::addAll);
    return known;
  }

  private ObjectNode body(Right right) {
    JsonNode body = JSON.readTree(subjects.filled(right.sent()).replace('\'', '"'));
    return (ObjectNode) body;
  }

  private int send(Right right, String uri, String body) {
    var request = portal.method(HttpMethod.valueOf(right.method())).uri(uri);
    visitors.as(Visitor.OPERATOR, request, uri);
    var answer = request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    return answer.getUnresolvedException() == null ? answer.getResponse().getStatus() : 500;
  }

  private ApiDocument document() {
    var uri = "/v3/api-docs";
    var request = visitors.as(Visitor.OPERATOR, portal.get().uri(uri), uri);
    return new ApiDocument(Talk.text(request.exchange()));
  }
}
