package io.atrium.rest;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the interface, taken at its word: what goes over the line has the documented
 * fields and no others.
 */
class ApiDocument {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode document;

  ApiDocument(String json) {
    document = closed(JsonMapper.shared().readTree(json));
  }

  /** A method at an address, with what is said about it. */
  record Described(String method, String path, JsonNode operation) {

    String name() {
      return "%s %s".formatted(method, path);
    }
  }

  JsonNode root() {
    return document;
  }

  List<Described> operations() {
    var found = new ArrayList<Described>();
    document
        .path("paths")
        .forEachEntry((path, methods) ->
            methods.forEachEntry((method, operation) ->
                found.add(new Described(method.toUpperCase(Locale.ROOT), path, operation))));
    return found;
  }

  /** The operation that serves the request: of several the one with the most words in its path. */
  Optional<Described> of(String method, String uri) {
    var path = uri.replaceFirst("\\?.*", "");
    return operations().stream()
        .filter(each -> each.method().equals(method) && matches(each.path(), path))
        .max(Comparator.comparingInt(each -> each.path().replaceAll("\\{[^}]*}", "").length()));
  }

  private static boolean matches(String template, String path) {
    var parts = template.split("\\{[^}]*}", -1);
    var pattern = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i > 0 ? "[^/]+" : "").append(Pattern.quote(parts[i]));
    }
    return path.matches(pattern.toString());
  }

  /** What of a body that was sent is not as described. */
  List<String> faultsOfRequest(Described described, String body) {
    var form = resolved(described.operation().path("requestBody")).at("/content/application~1json");
    return form.isMissingNode()
        ? List.of("no JSON body is described")
        : faults(form.path("schema"), body);
  }

  /** What of an answer is not as described. */
  List<String> faultsOfAnswer(Described described, int status, String type, String body) {
    var answer = described.operation().path("responses").path(String.valueOf(status));
    if (answer.isMissingNode()) {
      return List.of("the status %d is not described".formatted(status));
    }
    var content = resolved(answer).path("content");
    if (body.isEmpty()) {
      return content.isEmpty() ? List.of() : List.of("the answer is empty, a body is described");
    }
    var plain = type.replaceFirst(";.*", "");
    var form = content.path(plain);
    if (form.isMissingNode()) {
      return List.of("%s is not described for %d".formatted(plain, status));
    }
    return plain.endsWith("json") ? faults(form.path("schema"), body) : List.of();
  }

  JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asString("");
    return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
  }

  private List<String> faults(JsonNode schema, String body) {
    if (schema.isEmpty() || schema.equals(JsonMapper.shared().readTree("{\"type\":\"object\"}"))) {
      return List.of("its form is not described");
    }
    var whole = (ObjectNode) schema.deepCopy();
    whole.set("components", document.path("components"));
    return SCHEMAS.getSchema(whole).validate(JsonMapper.shared().readTree(body)).stream()
        .map(Object::toString)
        .distinct()
        .toList();
  }

  /** Every object with named fields has those only; but a problem may tell more. */
  private static JsonNode closed(JsonNode document) {
    document
        .at("/components/schemas")
        .forEachEntry((name, schema) -> {
          if (!name.equals("Problem")) {
            close(schema);
          }
        });
    return document;
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode node
        && node.has("properties")
        && !node.has("additionalProperties")) {
      node.put("additionalProperties", false);
    }
  }
}
