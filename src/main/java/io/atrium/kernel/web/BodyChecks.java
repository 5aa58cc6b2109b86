package io.atrium.kernel.web;

import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body whose reading left faults behind, together with what its constraints say about the
 * fields that could be read.
 */
@ControllerAdvice
class BodyChecks extends RequestBodyAdviceAdapter {

  private final Validator validator;

  BodyChecks(Validator validator) {
    this.validator = validator;
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage input,
      MethodParameter parameter,
      Type target,
      Class<? extends HttpMessageConverter<?>> converter) {
    var faults = new ArrayList<>(BodyFaults.noted());
    if (faults.isEmpty()) {
      return body;
    }
    var named = faults.stream().map(FieldFault::field).collect(Collectors.toSet());
    validator.validate(body).stream()
        .map(each -> new FieldFault(each.getPropertyPath().toString(), each.getMessage()))
        .filter(each -> !named.contains(each.field()))
        .forEach(faults::add);
    throw new InvalidRequest(faults);
  }
}
