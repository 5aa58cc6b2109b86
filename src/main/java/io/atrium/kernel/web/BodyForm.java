package io.atrium.kernel.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.atrium.kernel.FieldFault;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares JSON with the record it shall become, part by part. */
class BodyForm {

  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final JsonMapper json;

  BodyForm(JsonMapper json) {
    this.json = json;
  }

  /** Names what is unknown or of the wrong kind, and leaves it out of the body. */
  List<FieldFault> takeOutWhatDoesNotFit(ObjectNode body, Class<?> type) {
    var faults = new ArrayList<FieldFault>();
    checkRecord(body, type, "", faults);
    return faults;
  }

  private void checkRecord(ObjectNode body, Class<?> type, String path, List<FieldFault> faults) {
    for (var name : Set.copyOf(body.propertyNames())) {
      var field = path.isEmpty() ? name : path + "." + name;
      var component = component(type, name);
      if (component.isEmpty()) {
        faults.add(new FieldFault(field, "is not known here"));
        body.remove(name);
      } else if (!body.path(name).isNull()
          && !fits(body.path(name), component.get(), field, faults)) {
        body.remove(name);
      }
    }
  }

  /** Whether a value fits; parts of it that do not are taken out of it. */
  private boolean fits(JsonNode value, JavaType type, String field, List<FieldFault> faults) {
    if (value instanceof ObjectNode part && isRecord(type)) {
      checkRecord(part, type.getRawClass(), field, faults);
      return true;
    }
    if (value instanceof ObjectNode map && type.isMapLikeType()) {
      Set.copyOf(map.propertyNames()).stream()
          .filter(name -> !entryFits(map.path(name), type, field + "." + name, faults))
          .forEach(map::remove);
      return true;
    }
    if (value instanceof ArrayNode list && type.isCollectionLikeType()) {
      checkList(list, type, field, faults);
      return true;
    }
    if (type.isContainerType() || isRecord(type) || !converts(value, type)) {
      faults.add(new FieldFault(field, Expected.of(type.getRawClass())));
      return false;
    }
    return storable(value, type, field, faults);
  }

  private void checkList(ArrayNode list, JavaType type, String field, List<FieldFault> faults) {
    var wrong = new ArrayList<Integer>();
    for (int i = 0; i < list.size(); i++) {
      if (!entryFits(list.get(i), type, "%s[%d]".formatted(field, i), faults)) {
        wrong.addFirst(i);
      }
    }
    wrong.forEach(each -> list.remove((int) each));
  }

  private boolean entryFits(JsonNode entry, JavaType type, String field, List<FieldFault> faults) {
    if (entry.isNull()) {
      faults.add(new FieldFault(field, "must not be null"));
      return false;
    }
    return fits(entry, type.getContentType(), field, faults);
  }

  private boolean converts(JsonNode value, JavaType type) {
    if (isWritten(type) && !value.isString()) {
      return false;
    }
    try {
      json.readerFor(type).readValue(value);
      return true;
    } catch (JacksonException _) {
      return false;
    }
  }

  /** Whether both databases can keep it, and people write it down. */
  private boolean storable(JsonNode value, JavaType type, String field, List<FieldFault> faults) {
    if (value.isString() && NullCharacters.in(value.stringValue())) {
      faults.add(new FieldFault(field, NullCharacters.MESSAGE));
      return false;
    }
    if (type.hasRawClass(Instant.class) && isFarAway(json.convertValue(value, Instant.class))) {
      faults.add(new FieldFault(field, "must lie within the years 1 to 9999"));
      return false;
    }
    return true;
  }

  private static boolean isFarAway(Instant instant) {
    return instant.isBefore(EARLIEST) || !instant.isBefore(LATEST);
  }

  /** Whether JSON has it between quotes; Jackson by itself would take a number for some of them. */
  private static boolean isWritten(JavaType type) {
    return type.isEnumType()
        || type.hasRawClass(String.class)
        || type.isTypeOrSubTypeOf(Temporal.class);
  }

  private static boolean isRecord(JavaType type) {
    return type.getRawClass().isRecord();
  }

  private Optional<JavaType> component(Class<?> type, String name) {
    return Arrays.stream(type.getRecordComponents())
        .filter(each -> name(each).equals(name))
        .findFirst()
        .map(each -> json.constructType(each.getGenericType()));
  }

  private static String name(RecordComponent component) {
    var named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null || named.value().isEmpty() ? component.getName() : named.value();
  }
}
