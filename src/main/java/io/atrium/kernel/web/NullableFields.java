package io.atrium.kernel.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes the fields of records as their types say it: one that may be null is described so, and
 * any other is always there. A field that a request must have is no exception: it may be missing
 * only in the sense that the portal then says so itself.
 */
class NullableFields implements ModelConverter {

  private static final String REFERENCE = "#/components/schemas/";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    var raw = Json31.mapper().constructType(type.getType()).getRawClass();
    if (schema != null && raw.isRecord()) {
      describe(raw.getRecordComponents(), model(schema, context.getDefinedModels()));
    }
    return schema;
  }

  private static Schema<?> model(Schema<?> schema, Map<String, Schema> defined) {
    var reference = schema.get$ref();
    var named =
        reference != null && reference.startsWith(REFERENCE)
            ? defined.get(reference.substring(REFERENCE.length()))
            : null;
    return named == null ? schema : named;
  }

  private static void describe(RecordComponent[] components, Schema<?> model) {
    var properties = model.getProperties();
    if (properties == null) {
      return;
    }
    var required = new LinkedHashSet<String>();
    Arrays.stream(components)
        .filter(component -> properties.containsKey(name(component)))
        .forEach(component -> {
          var name = name(component);
          if (isRequired(component)) {
            required.add(name);
          } else {
            properties.computeIfPresent(name, (_, schema) -> orNull(schema));
          }
        });
    model.setRequired(List.copyOf(required));
  }

  private static boolean isRequired(RecordComponent component) {
    var said =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    var demanded =
        said != null
            && said.requiredMode()
                == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
    return demanded || !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static String name(RecordComponent component) {
    var named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null || named.value().isEmpty() ? component.getName() : named.value();
  }

  private static Schema<?> orNull(Schema<?> schema) {
    var types = schema.getTypes();
    if (schema.getAnyOf() != null || (types != null && types.contains("null"))) {
      return schema; // it was seen before
    }
    if (types != null && schema.getEnum() == null) {
      var wider = new LinkedHashSet<>(types);
      wider.add("null");
      schema.setTypes(wider);
      return schema;
    }
    var nothing = new JsonSchema();
    nothing.setTypes(Set.of("null"));
    var either = new JsonSchema();
    either.setAnyOf(List.of(schema, nothing));
    either.setDescription(schema.getDescription());
    return either;
  }
}
