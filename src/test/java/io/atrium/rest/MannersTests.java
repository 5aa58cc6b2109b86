package io.atrium.rest;

import static io.atrium.rest.Talk.read;
import static io.atrium.rest.Talk.text;
import static io.atrium.rest.Visitor.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.jayway.jsonpath.JsonPath;
import io.atrium.kernel.Ids;
import io.atrium.rest.ApiDocument.Described;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What holds at every address of the interface, read from its description. */
@RestTest
class MannersTests {

  private static final String KEY = "Idempotency-Key";

  /** What making something is answered with, and where it is to be found. */
  private static final List<Integer> MADE = List.of(201, 202);

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Subjects subjects;

  private final Ids ids = new Ids();
  private ApiDocument document;

  @BeforeEach
  void readTheDocument() {
    document = new ApiDocument(text(portal.get().uri("/v3/api-docs").exchange()));
  }

  @TestFactory
  Stream<DynamicTest> everyBodyThatCannotBeReadIsExplained() {
    return each(
        Described::name,
        withJson(),
        operation -> {
          assertThat(send(operation, "{\"name\":")).hasStatus(400);
          assertThat(read(send(operation, "{\"name\":"), "$.code")).isEqualTo("invalid-request");
          var unknown = send(operation, "{\"shoeSize\":44}");
          assertThat(unknown).hasStatus(400);
          assertThat(read(unknown, "$.errors[*].field")).contains("shoeSize");
          var xml = request(operation).contentType("text/xml").content("<a/>").exchange();
          assertThat(xml).hasStatus(415);
          assertThat(read(xml, "$.code")).isEqualTo("unsupported-media-type");
        });
  }

  @TestFactory
  Stream<DynamicTest> everyParameterThatIsNotKnownIsRefused() {
    return each(
        Described::name,
        document.operations().stream(),
        operation -> {
          var known = operation.operation().path("parameters").valueStream();
          var described =
              known
                  .filter(each -> each.path("in").asString().equals("query"))
                  .map(each -> "&%s=1".formatted(each.path("name").asString()))
                  .collect(Collectors.joining());
          var uri = any(operation.path()) + "?shoe%20size=44&limits=3" + described;
          var request = portal.method(HttpMethod.valueOf(operation.method())).uri(URI.create(uri));
          var answer = as(request, uri);
          if (answer.getResponse().getStatus() != 415) { // what is sent must be told first
            assertThat(answer).hasStatus(400);
            List<String> unknown =
                JsonPath.read(text(answer), "$.errors[?(@.message == 'is not known here')].field");
            assertThat(unknown).containsExactlyInAnyOrder("shoe size", "limits");
            assertThat(operation.operation().path("responses").has("400")).isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyOtherMethodIsRefusedWithThoseThatThereAre() {
    var paths =
        document.operations().stream()
            .collect(Collectors.groupingBy(Described::path, Collectors.toList()));
    return each(
        String::toString,
        paths.keySet().stream(),
        path -> {
          var known = paths.get(path).stream().map(Described::method).collect(Collectors.toSet());
          for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            if (!known.contains(method)) {
              var answer = as(portal.method(HttpMethod.valueOf(method)).uri(any(path)), path);
              assertThat(answer).hasStatus(405);
              assertThat(answer.getResponse().getHeader(HttpHeaders.ALLOW)).contains(known);
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> everyListComesInStretches() {
    return each(
        Right::path,
        lists(),
        list -> {
          var uri = subjects.filled(list.path());
          var seen = new HashSet<String>();
          var next = uri + "?limit=1";
          for (int page = 0; page < 3 && next != null; page++) {
            var answer = get(next);
            assertThat(answer).hasStatusOk();
            List<Object> items = JsonPath.read(text(answer), "$.items");
            assertThat(items).hasSizeLessThanOrEqualTo(1);
            assertThat(items).allSatisfy(item -> assertThat(seen.add(item.toString())).isTrue());
            next = following(answer, uri);
          }
          assertThat(get(uri + "?limit=0")).hasStatus(400);
          assertThat(get(uri + "?limit=201")).hasStatus(400);
          var lost = get(uri + "?cursor=nowhere!");
          assertThat(lost).hasStatus(400);
          assertThat(read(lost, "$.errors[0].field")).isEqualTo("cursor");
          var xml = as(portal.get().uri(uri).header(HttpHeaders.ACCEPT, "application/xml"), uri);
          assertThat(xml).hasStatus(406);
        });
  }

  @TestFactory
  Stream<DynamicTest> everySingleThingHasAVersion() {
    var single =
        rows("GET").filter(right -> right.path().endsWith("}") && !right.path().contains("?"));
    return each(
        Right::path,
        single,
        right -> {
          var uri = subjects.filled(right.path());
          var owner = "200".equals(right.promised().get(OPERATOR)) ? OPERATOR : Visitor.MEMBER;
          var answer = visitors.as(owner, portal.get().uri(uri), uri).exchange();
          assertThat(answer).hasStatusOk().containsHeader(HttpHeaders.ETAG);
        });
  }

  @TestFactory
  Stream<DynamicTest> everyChangeOfAStaleCopyIsRefused() {
    var changes =
        Stream.of("PATCH", "PUT", "DELETE", "POST")
            .flatMap(this::rows)
            .filter(right -> describes(right, HttpHeaders.IF_MATCH));
    return each(
        right -> right.method() + " " + right.path(),
        changes,
        right -> {
          var request = asked(right).header(HttpHeaders.IF_MATCH, "\"98765\"");
          var whoMay = "403".equals(right.promised().get(OPERATOR)) ? Visitor.MEMBER : OPERATOR;
          var answer = visitors.as(whoMay, request, right.path()).exchange();
          assertThat(answer).hasStatus(412);
          assertThat(read(answer, "$.code")).isEqualTo("stale");
        });
  }

  @TestFactory
  Stream<DynamicTest> everyCreationAndDecisionIsRepeatedWithoutBeingDoneTwice() {
    var deeds =
        rows("POST")
            .filter(right -> describes(right, KEY))
            .filter(right -> OPERATOR.ordinal() < right.people().size())
            .filter(right -> right.people().get(OPERATOR.ordinal()).startsWith("20"));
    return each(
        right -> right.path() + " " + right.sent(),
        deeds,
        right -> {
          var key = ids.next("key");
          var uri = subjects.filled(right.path());
          var body = subjects.filled(right.sent()).replace('\'', '"');
          var first = keyed(uri, key, body);
          var again = keyed(uri, key, body);
          var made = first.getResponse().getHeader(HttpHeaders.LOCATION);
          assertThat(first.getResponse().getStatus()).isIn(made == null ? List.of(200) : MADE);
          assertThat(again.getResponse().getStatus()).isEqualTo(first.getResponse().getStatus());
          assertThat(again.getResponse().getHeader(HttpHeaders.LOCATION)).isEqualTo(made);
          if (!body.isEmpty()) {
            var other = keyed(uri, key, "{}");
            assertThat(other).hasStatus(422);
            assertThat(read(other, "$.code")).isEqualTo("idempotency-mismatch");
          }
        });
  }

  private Stream<Described> withJson() {
    return document.operations().stream()
        .filter(
            each -> each.operation().path("requestBody").path("content").has("application/json"));
  }

  private Stream<Right> lists() {
    return rows("GET")
        .filter(right -> !right.path().contains("?"))
        .filter(right ->
            document
                .of("GET", any(right.path()))
                .map(each -> names(each).contains("cursor"))
                .orElse(false));
  }

  private boolean describes(Right right, String parameter) {
    return document
        .of(right.method(), any(right.path()))
        .map(each -> names(each).contains(parameter))
        .orElse(false);
  }

  private static Set<String> names(Described described) {
    return described
        .operation()
        .path("parameters")
        .valueStream()
        .map(parameter -> parameter.path("name").asString())
        .collect(Collectors.toSet());
  }

  private Stream<Right> rows(String method) {
    return Right.all().stream()
        .filter(right -> right.method().equals(method) && right.path().startsWith("/api/"));
  }

  private MockMvcRequestBuilder asked(Right right) {
    var request =
        portal.method(HttpMethod.valueOf(right.method())).uri(subjects.filled(right.path()));
    var body = subjects.filled(right.sent()).replace('\'', '"');
    return body.isEmpty() ? request : request.contentType(MediaType.APPLICATION_JSON).content(body);
  }

  private MvcTestResult keyed(String uri, String key, String body) {
    var request = portal.post().uri(uri).header(KEY, key);
    if (!body.isEmpty()) {
      request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
    return as(request, uri);
  }

  private static String following(MvcTestResult answer, String uri) {
    var cursor = read(answer, "$.nextCursor");
    if (cursor.equals("null")) {
      assertThat(answer).doesNotContainHeader(HttpHeaders.LINK);
      return null;
    }
    var link = Objects.requireNonNull(answer.getResponse().getHeader(HttpHeaders.LINK));
    assertThat(link).startsWith("<" + uri + "?limit=1&cursor=").endsWith(">; rel=\"next\"");
    return link.substring(1, link.indexOf('>'));
  }

  private MvcTestResult get(String uri) {
    return as(portal.get().uri(URI.create(uri)), uri);
  }

  private MvcTestResult send(Described operation, String body) {
    return request(operation).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
  }

  private MockMvcRequestBuilder request(Described operation) {
    var uri = any(operation.path());
    return visitors.as(
        OPERATOR, portal.method(HttpMethod.valueOf(operation.method())).uri(uri), uri);
  }

  private MvcTestResult as(MockMvcRequestBuilder request, String uri) {
    return visitors.as(OPERATOR, request, uri).exchange();
  }

  /** An address of this form where nothing is. */
  private static String any(String template) {
    return template.replaceAll("\\?.*", "").replaceAll("\\{[^}]*}", "1");
  }

  private static <T> Stream<DynamicTest> each(
      Function<T, String> name, Stream<T> cases, Promise<T> promise) {
    return cases.map(one -> dynamicTest(name.apply(one), () -> promise.hold(one)));
  }

  /** What holds for each case. */
  private interface Promise<T> {

    void hold(T one) throws Exception;
  }
}
