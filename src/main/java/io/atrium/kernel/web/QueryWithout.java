package io.atrium.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** A request as it would be without some of its parameters. */
class QueryWithout extends HttpServletRequestWrapper {

  private final NativeWebRequest whole;
  private final Map<String, String[]> parameters;

  QueryWithout(Set<String> names, NativeWebRequest whole) {
    super(Objects.requireNonNull(whole.getNativeRequest(HttpServletRequest.class)));
    this.whole = whole;
    this.parameters = new HashMap<>(super.getParameterMap());
    parameters.keySet().removeAll(names);
  }

  NativeWebRequest request() {
    return new ServletWebRequest(this, whole.getNativeResponse(HttpServletResponse.class));
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = getParameterValues(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters.get(name);
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.copyOf(parameters);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }
}
