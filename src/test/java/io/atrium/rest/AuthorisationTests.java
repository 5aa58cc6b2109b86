package io.atrium.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may do what at every address: the table in {@code rights.txt} is complete, and true. A new
 * address needs a row there: copy one of a similar address and say what each visitor shall get.
 */
@RestTest
class AuthorisationTests {

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Subjects subjects;
  @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;

  @BeforeEach
  void everybodyLogsIn() {
    visitors.logInAgain();
  }

  @Test
  void everyAddressHasARowAndEveryRowAnAddress() {
    var promised = Right.all().stream().map(Right::mapping).collect(Collectors.toSet());

    assertThat(new TreeSet<>(promised)).isEqualTo(new TreeSet<>(mappings()));
  }

  @TestFactory
  Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
    subjects.filled("{bill}");
    visitors.logInAgain();
    return Right.all().stream()
        .map(right ->
            dynamicTest(
                "%s %s".formatted(right.method(), right.path()),
                () -> assertThat(found(right)).isEqualTo(right.promised())));
  }

  @TestFactory
  Stream<DynamicTest> noFormIsAcceptedWithoutItsToken() {
    var forms =
        Right.all().stream()
            .filter(right -> right.method().equals("POST") && !isProgramsBusiness(right.path()))
            .map(Right::path);
    return Stream.concat(forms, Stream.of("/logout"))
        .map(path ->
            dynamicTest(
                path,
                () -> {
                  var uri = subjects.filled(path);
                  var request = visitors.as(Visitor.OPERATOR, portal.post().uri(uri), uri);
                  assertThat(request).hasRedirectedUrl("/login?problem=ended");
                }));
  }

  private Map<Visitor, String> found(Right right) {
    var found = new EnumMap<Visitor, String>(Visitor.class);
    right.promised().keySet().stream()
        .sorted(Comparator.naturalOrder())
        .forEach(visitor -> found.put(visitor, outcome(send(right, visitor))));
    return found;
  }

  private MvcTestResult send(Right right, Visitor visitor) {
    var uri = subjects.filled(right.path());
    var request = portal.method(HttpMethod.valueOf(right.method())).uri(uri);
    visitors.as(visitor, request, uri);
    var sent = subjects.filled(right.sent());
    if (sent.startsWith("file ")) {
      request.with(csrf()).contentType("multipart/form-data; boundary=part").content(parts(sent));
    } else if (!isProgramsBusiness(uri) && right.method().equals("POST")) {
      request.with(csrf()).contentType(MediaType.APPLICATION_FORM_URLENCODED).content(sent);
    } else if (sent.startsWith("{")) {
      request.contentType(MediaType.APPLICATION_JSON).content(sent.replace('\'', '"'));
    } else if (sent.contains(": ")) {
      request.header(sent.split(": ")[0], sent.split(": ")[1]);
    } else if (!sent.isEmpty()) {
      request.contentType(MediaType.APPLICATION_OCTET_STREAM).content(sent);
    }
    return request.exchange();
  }

  /** A form with a file that is no image. */
  private static String parts(String sent) {
    var parts = new StringBuilder();
    var field = "--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    for (var pair : sent.substring("file ".length()).split("&")) {
      parts.append(field.formatted((Object[]) pair.split("=", 2)));
    }
    return parts
        .append(field.formatted("file\"; filename=\"disk", "no disk"))
        .append("--part--\r\n")
        .toString();
  }

  /** The status, or {@code login} where the answer leads to the login form. */
  private static String outcome(MvcTestResult answer) {
    if (answer.getUnresolvedException() != null) {
      return answer.getUnresolvedException().toString();
    }
    var response = answer.getResponse();
    return "/login".equals(response.getRedirectedUrl())
        ? "login"
        : String.valueOf(response.getStatus());
  }

  private static boolean isProgramsBusiness(String path) {
    return path.startsWith("/api/") || path.startsWith("/v3/");
  }

  private Set<String> mappings() {
    return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
        .flatMap(AuthorisationTests::mappings)
        .collect(Collectors.toSet());
  }

  static Stream<String> mappings(RequestMappingInfo info) {
    var methods = info.getMethodsCondition().getMethods();
    var named = methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
    return info.getPatternValues().stream()
        .flatMap(pattern -> named.stream().map(method -> Right.mapping(method.name(), pattern)));
  }
}
