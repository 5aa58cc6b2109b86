package io.atrium.rest;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A conversation with the interface in which each request and each answer is compared with the
 * description. What does not fit is collected, to be told all at once.
 */
class Talk {

  private final MockMvcTester portal;
  private final Visitors visitors;
  private final ApiDocument document;
  private final List<String> faults = new ArrayList<>();
  private final TreeSet<String> succeeded = new TreeSet<>();

  Talk(MockMvcTester portal, Visitors visitors, ApiDocument document) {
    this.portal = portal;
    this.visitors = visitors;
    this.document = document;
  }

  /** Everything that was not as described. */
  List<String> faults() {
    return faults;
  }

  /** The operations that answered with success, as method and template. */
  TreeSet<String> succeeded() {
    return succeeded;
  }

  MvcTestResult get(Visitor visitor, String uri) {
    return send(visitor, "GET", uri, "");
  }

  MvcTestResult delete(Visitor visitor, String uri) {
    return send(visitor, "DELETE", uri, "");
  }

  MvcTestResult post(Visitor visitor, String uri, String body) {
    return send(visitor, "POST", uri, body);
  }

  /** Sends JSON with single quotes for double ones, or nothing. */
  MvcTestResult send(Visitor visitor, String method, String uri, String body) {
    var json = body.replace('\'', '"');
    var request = portal.method(HttpMethod.valueOf(method)).uri(uri);
    visitors.as(visitor, request, uri);
    if (!json.isEmpty()) {
      request.contentType(MediaType.APPLICATION_JSON).content(json);
    }
    return judged(method, uri, json, request.exchange());
  }

  MvcTestResult upload(Visitor visitor, String method, String uri, byte[] bytes) {
    var request = portal.method(HttpMethod.valueOf(method)).uri(uri);
    visitors.as(visitor, request, uri);
    request.contentType(MediaType.APPLICATION_OCTET_STREAM).content(bytes);
    return judged(method, uri, "", request.exchange());
  }

  MvcTestResult judged(String method, String uri, String sent, MvcTestResult answer) {
    var described = document.of(method, uri);
    if (described.isEmpty()) {
      faults.add("%s %s is not described".formatted(method, uri));
      return answer;
    }
    var operation = described.get();
    var status = answer.getResponse().getStatus();
    if (status < 400) {
      succeeded.add(operation.name());
      if (!sent.isEmpty()) {
        note(operation, "sent", document.faultsOfRequest(operation, sent));
      }
    }
    var type = Objects.requireNonNullElse(answer.getResponse().getContentType(), "");
    note(
        operation, "got " + status, document.faultsOfAnswer(operation, status, type, text(answer)));
    return answer;
  }

  private void note(ApiDocument.Described operation, String what, List<String> found) {
    found.forEach(fault -> faults.add("%s, %s: %s".formatted(operation.name(), what, fault)));
  }

  static String text(MvcTestResult answer) {
    try {
      return answer.getResponse().getContentAsString();
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** One value out of an answer. */
  static String read(MvcTestResult answer, String path) {
    return String.valueOf((Object) JsonPath.read(text(answer), path));
  }
}
