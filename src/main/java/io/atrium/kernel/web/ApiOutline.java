package io.atrium.kernel.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An OpenAPI document as a reader wants it: chapters of operations, each with what goes in and what
 * comes out.
 */
record ApiOutline(String title, String version, String description, List<Chapter> chapters) {

  /** All operations about one kind of thing. */
  record Chapter(String name, List<Operation> operations) {}

  /** One method at one address. */
  record Operation(
      String method,
      String path,
      String summary,
      String description,
      List<Field> parameters,
      List<Field> body,
      List<Field> answers) {}

  /** A name, what kind of value it has, and what it means. */
  record Field(String name, String kind, String meaning) {}

  static ApiOutline of(JsonNode document) {
    var chapters = new TreeMap<String, List<Operation>>();
    document
        .path("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry((method, operation) ->
                chapters
                    .computeIfAbsent(
                        operation.path("tags").path(0).asString("Other"), _ -> new ArrayList<>())
                    .add(operation(document, path, method, operation))));
    return new ApiOutline(
        document.at("/info/title").asString(""),
        document.at("/info/version").asString(""),
        document.at("/info/description").asString(""),
        chapters.entrySet().stream()
            .map(each -> new Chapter(each.getKey(), each.getValue()))
            .toList());
  }

  private static Operation operation(
      JsonNode document, String path, String method, JsonNode operation) {
    var parameters = new ArrayList<Field>();
    for (var parameter : operation.path("parameters")) {
      parameters.add(
          new Field(
              parameter.path("name").asString(""),
              parameter.path("in").asString(""),
              parameter.path("description").asString("")));
    }
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("summary").asString(""),
        operation.path("description").asString(""),
        parameters,
        fields(document, operation.path("requestBody").path("content")),
        answers(document, operation.path("responses")));
  }

  private static List<Field> answers(JsonNode document, JsonNode responses) {
    var answers = new ArrayList<Field>();
    responses.forEachEntry((status, response) -> {
      var described = resolved(document, response);
      var shape =
          fields(document, described.path("content")).stream()
              .map(Field::name)
              .collect(Collectors.joining(", "));
      var wanted = status.startsWith("2") ? shape : "";
      answers.add(new Field(status, wanted, described.path("description").asString("")));
    });
    return answers;
  }

  private static List<Field> fields(JsonNode document, JsonNode content) {
    var fields = new ArrayList<Field>();
    for (Map.Entry<String, JsonNode> form : content.properties()) {
      resolved(document, form.getValue().path("schema"))
          .path("properties")
          .forEachEntry((name, schema) ->
              fields.add(
                  new Field(
                      name, kind(document, schema), schema.path("description").asString(""))));
      break; // one form is enough to read; programs find the others in the document
    }
    return fields;
  }

  private static String kind(JsonNode document, JsonNode schema) {
    var resolved = resolved(document, schema);
    if (resolved.has("anyOf")) {
      return resolved
          .path("anyOf")
          .valueStream()
          .map(each -> kind(document, each))
          .collect(joined(" or "));
    }
    if (resolved.has("enum")) {
      return resolved.path("enum").valueStream().map(JsonNode::asString).collect(joined(" | "));
    }
    if (resolved.has("items")) {
      return "list of " + kind(document, resolved.path("items"));
    }
    var type = resolved.path("type");
    var name =
        type.isArray()
            ? type.valueStream().map(JsonNode::asString).collect(joined(" or "))
            : type.asString("object");
    var format = resolved.path("format").asString("");
    return format.isEmpty() ? name : "%s (%s)".formatted(name, format);
  }

  private static Collector<CharSequence, ?, String> joined(String separator) {
    return Collectors.joining(separator);
  }

  /** Follows a reference inside the document. */
  private static JsonNode resolved(JsonNode document, JsonNode node) {
    var reference = node.path("$ref").asString("");
    return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
  }
}
