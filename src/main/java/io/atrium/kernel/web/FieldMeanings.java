package io.atrium.kernel.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.MessageSource;

/**
 * Says of each field and parameter of the interface what it means, where its own code does not:
 * most mean the same wherever they stand, so their words are messages, found by name.
 */
class FieldMeanings implements OpenApiCustomizer {

  private final MessageSource messages;

  FieldMeanings(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  public void customise(OpenAPI api) {
    api.getComponents().getSchemas().forEach(this::explainFields);
    api.getPaths()
        .forEach((path, item) ->
            item.readOperations().forEach(operation -> explainParameters(path, operation)));
  }

  private void explainFields(String form, Schema<?> schema) {
    fields(schema)
        .forEach((name, field) -> {
          if (field.getDescription() == null) {
            field.setDescription(
                meaning("api.field.%s.%s".formatted(form, name), "api.field." + name));
          }
        });
  }

  @SuppressWarnings("rawtypes") // as the library has it
  private static Map<String, Schema> fields(Schema<?> schema) {
    return Objects.requireNonNullElse(schema.getProperties(), Map.of());
  }

  private void explainParameters(String path, Operation operation) {
    Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
        .filter(each -> each.getDescription() == null)
        .forEach(each -> each.setDescription(meaning(key(path, each))));
  }

  private static String key(String path, Parameter parameter) {
    var name = parameter.getName();
    return "path".equals(parameter.getIn())
        ? "api.path.%s.%s".formatted(wordBefore("/{%s}".formatted(name), path), name)
        : "api.%s.%s".formatted(parameter.getIn(), name);
  }

  /** Of {@code /departments/{id}/quota} and {@code /{id}} it is "departments". */
  private static String wordBefore(String part, String path) {
    var before = path.substring(0, path.indexOf(part));
    return before.substring(before.lastIndexOf('/') + 1);
  }

  /** The words under the first of the keys that has any. */
  private @Nullable String meaning(String... keys) {
    for (var key : keys) {
      var words = messages.getMessage(key, null, null, Locale.ENGLISH);
      if (words != null) {
        return words;
      }
    }
    return null;
  }
}
