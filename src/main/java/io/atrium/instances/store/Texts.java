package io.atrium.instances.store;

import io.atrium.instances.Condition;
import io.atrium.instances.Errand;
import io.atrium.instances.Operation;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Small lists and maps that live and die with their row are kept as one JSON text. */
final class Texts {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Texts() {}

  /** Labels of an instance. */
  @Converter
  static class Labels implements AttributeConverter<Map<String, String>, String> {

    @Override
    public String convertToDatabaseColumn(Map<String, String> labels) {
      return JSON.writeValueAsString(labels);
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String text) {
      return JSON.readValue(text, new TypeReference<Map<String, String>>() {});
    }
  }

  /** IP addresses of an instance. */
  @Converter
  static class Addresses implements AttributeConverter<List<String>, String> {

    @Override
    public String convertToDatabaseColumn(List<String> addresses) {
      return String.join(" ", addresses);
    }

    @Override
    public List<String> convertToEntityAttribute(String text) {
      return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
  }

  /** Conditions of an instance. */
  @Converter
  static class Conditions implements AttributeConverter<List<Condition>, String> {

    @Override
    public String convertToDatabaseColumn(List<Condition> conditions) {
      return JSON.writeValueAsString(conditions);
    }

    @Override
    public List<Condition> convertToEntityAttribute(String text) {
      return JSON.readValue(text, new TypeReference<List<Condition>>() {});
    }
  }

  /** What an operation is to do once. */
  @Converter
  static class Errands implements AttributeConverter<@Nullable Errand, @Nullable String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Errand errand) {
      return errand == null ? null : JSON.writerFor(Errand.class).writeValueAsString(errand);
    }

    @Override
    public @Nullable Errand convertToEntityAttribute(@Nullable String text) {
      return text == null ? null : JSON.readValue(text, Errand.class);
    }
  }

  /** Steps of an operation. */
  @Converter
  static class Steps implements AttributeConverter<List<Operation.Progress>, String> {

    @Override
    public String convertToDatabaseColumn(List<Operation.Progress> steps) {
      return JSON.writeValueAsString(steps);
    }

    @Override
    public List<Operation.Progress> convertToEntityAttribute(String text) {
      return JSON.readValue(text, new TypeReference<List<Operation.Progress>>() {});
    }
  }
}
