package io.atrium.kernel.web;

import io.atrium.kernel.FieldFault;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The query parameters that a handler knows. Any other is a misspelt filter, and a list without
 * that filter would be a wrong answer.
 */
final class QueryNames {

  private QueryNames() {}

  /** Notes each parameter of the query that no parameter of the handler stands for. */
  static void check(@Nullable String query, MethodParameter[] parameters) {
    var unknown = new TreeSet<>(given(query));
    unknown.removeAll(known(parameters));
    unknown.forEach(each -> WrongParts.note(new FieldFault(each, "is not known here")));
  }

  private static Set<String> given(@Nullable String query) {
    if (query == null) {
      return Set.of();
    }
    var names = new HashSet<String>();
    UriComponentsBuilder.newInstance()
        .query(query)
        .build()
        .getQueryParams()
        .keySet()
        .forEach(each -> names.add(UriUtils.decode(each, "UTF-8")));
    return names;
  }

  private static Set<String> known(MethodParameter[] parameters) {
    var names = new HashSet<String>();
    for (var parameter : parameters) {
      var annotated = parameter.getParameterAnnotation(RequestParam.class);
      if (annotated != null) {
        names.add(
            annotated.name().isEmpty()
                ? String.valueOf(parameter.getParameterName())
                : annotated.name());
      } else if (parameter.getParameterType() == PageRequest.class
          || parameter.hasParameterAnnotation(ParameterObject.class)) {
        Arrays.stream(parameter.getParameterType().getRecordComponents())
            .forEach(each -> names.add(each.getName()));
      }
    }
    return names;
  }
}
