package io.atrium.kernel.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds to the description of an operation what follows from its form: the failures it can end in,
 * and the parameters of lists. A room describes only what is its own.
 */
class CommonParts implements OperationCustomizer {

  /** Failures that any operation of the right form can end in, by status. */
  static final Map<String, Failure> FAILURES =
      new TreeMap<>(
          Map.ofEntries(
              failure("400", "invalid-request", "2 fields need to be corrected."),
              failure("401", "unauthenticated", "You are not logged in."),
              failure("403", "forbidden", "Only an operator may do this."),
              failure("404", "not-found", "There is no such thing."),
              failure("409", "wrong-state", "It is in a state that does not allow this."),
              failure("412", "stale", "It was changed since you read it."),
              failure("415", "unsupported-media-type", "Send application/json."),
              failure(
                  "422",
                  "idempotency-mismatch",
                  "The key was used with another body, or the bytes are no image."),
              failure("429", "too-many-requests", "Wait, then go on more slowly."),
              failure("503", "overloaded", "The portal has too much to do right now.")));

  /** A failure as the description shows it. */
  record Failure(String code, String meaning) {}

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    if (takes(handler, PageRequest.class)) {
      addPaging(operation);
    }
    var responses = Optional.ofNullable(operation.getResponses()).orElseGet(ApiResponses::new);
    for (var status : possible(operation, handler)) {
      if (!responses.containsKey(status)) {
        responses.addApiResponse(
            status, new ApiResponse().$ref("#/components/responses/" + status));
      }
    }
    return operation.responses(responses);
  }

  private static Set<String> possible(Operation operation, HandlerMethod handler) {
    // A query parameter that is not known is refused everywhere.
    var possible = new TreeSet<>(Set.of("400", "401", "403", "429", "503"));
    var parameters = Optional.ofNullable(operation.getParameters()).orElseGet(List::of);
    if (operation.getRequestBody() != null) {
      possible.add("415");
    }
    if (parameters.stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
      possible.add("404");
    }
    if (parameters.stream()
        .anyMatch(parameter -> HttpHeaders.IF_MATCH.equals(parameter.getName()))) {
      possible.add("412");
    }
    if (takesBytes(operation)
        || parameters.stream()
            .anyMatch(parameter -> Idempotency.HEADER.equals(parameter.getName()))) {
      possible.add("422");
    }
    if (changes(handler)) {
      possible.add("409");
    }
    return possible;
  }

  private static boolean takesBytes(Operation operation) {
    var body = operation.getRequestBody();
    return body != null
        && body.getContent() != null
        && body.getContent().containsKey(MediaType.APPLICATION_OCTET_STREAM_VALUE);
  }

  private static boolean changes(HandlerMethod handler) {
    var mapping =
        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
    return mapping != null
        && Arrays.stream(mapping.method()).anyMatch(method -> method != RequestMethod.GET);
  }

  private static void addPaging(Operation operation) {
    operation.addParametersItem(
        new Parameter()
            .in("query")
            .name("limit")
            .description("How many at most")
            .schema(
                new IntegerSchema()
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(PageRequest.MOST))
                    ._default(PageRequest.DEFAULT)));
    operation.addParametersItem(
        new Parameter()
            .in("query")
            .name("cursor")
            .description("The nextCursor of the page before")
            .schema(new StringSchema()));
  }

  private static boolean takes(HandlerMethod handler, Class<?> type) {
    return Arrays.asList(handler.getMethod().getParameterTypes()).contains(type);
  }

  private static Map.Entry<String, Failure> failure(String status, String code, String meaning) {
    return Map.entry(status, new Failure(code, meaning));
  }
}
