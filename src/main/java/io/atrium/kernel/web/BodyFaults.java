package io.atrium.kernel.web;

import io.atrium.kernel.FieldFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Notes what is wrong with a JSON body and reads on, so that a caller learns of all wrong fields at
 * once. What is noted here is refused by {@link BodyChecks} before any handler sees the body.
 */
class BodyFaults extends DeserializationProblemHandler {

  private static final String NOTED = BodyFaults.class.getName();

  /** The faults noted so far in the current request. */
  static List<FieldFault> noted() {
    var request = RequestContextHolder.getRequestAttributes();
    return request == null ? List.of() : List.copyOf(list(request));
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      ValueDeserializer<?> deserializer,
      Object beanOrClass,
      String name) {
    if (!note(parser, "is not known here")) {
      return false;
    }
    parser.skipChildren();
    return true;
  }

  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> type, String value, String why) {
    return noteOrGiveUp(context.getParser(), type);
  }

  @Override
  public @Nullable Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> type, Number value, String why) {
    return noteOrGiveUp(context.getParser(), type);
  }

  @Override
  public @Nullable Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType type,
      JsonToken token,
      JsonParser parser,
      String why) {
    if (path(parser).isEmpty()) {
      return NOT_HANDLED; // the whole body is of the wrong form: there is nothing to read on in
    }
    var answer = noteOrGiveUp(parser, type.getRawClass());
    parser.skipChildren();
    return answer;
  }

  private static @Nullable Object noteOrGiveUp(JsonParser parser, Class<?> type) {
    // A primitive has no value for "wrong"; reading stops there, and this fault is told alone.
    return !type.isPrimitive() && note(parser, Expected.of(type)) ? null : NOT_HANDLED;
  }

  private static boolean note(JsonParser parser, String message) {
    var request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return false;
    }
    list(request).add(new FieldFault(path(parser), message));
    return true;
  }

  /** The field that stopped the reading, when Jackson could not go on. */
  static String field(JacksonException failure) {
    var path = new StringBuilder();
    for (var step : failure.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  /** Writes {@code /size/vcpus} as {@code size.vcpus} and {@code /keys/0} as {@code keys[0]}. */
  private static String path(JsonParser parser) {
    var pointer = parser.streamReadContext().pathAsPointer().toString();
    var path = new StringBuilder();
    for (var step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
      if (!step.isEmpty() && step.chars().allMatch(Character::isDigit)) {
        path.append('[').append(step).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return path.toString();
  }

  @SuppressWarnings("unchecked") // only this class writes the attribute
  private static List<FieldFault> list(RequestAttributes request) {
    var found = (List<FieldFault>) request.getAttribute(NOTED, RequestAttributes.SCOPE_REQUEST);
    if (found == null) {
      found = new ArrayList<>();
      request.setAttribute(NOTED, found, RequestAttributes.SCOPE_REQUEST);
    }
    return found;
  }
}
