package io.atrium.kernel.web;

import io.atrium.kernel.FieldFault;
import io.atrium.kernel.InvalidRequest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the arguments of a handler, notes each that cannot be read, and goes on to the next. */
class ArgumentFaults implements HandlerMethodArgumentResolver {

  private final HandlerMethodArgumentResolverComposite all;

  ArgumentFaults(HandlerMethodArgumentResolverComposite all) {
    this.all = all;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return all.supportsParameter(parameter);
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws Exception {
    try {
      var value = all.resolveArgument(parameter, container, request, binders);
      checkKey(parameter, value);
      return value;
    } catch (MethodArgumentTypeMismatchException
        | MissingServletRequestParameterException
        | MissingRequestHeaderException
        | HttpMessageNotReadableException
        | BindException
        | InvalidRequest wrong) {
      var faults = Translation.of(wrong).faults();
      faults.forEach(WrongParts::note);
      var names = faults.stream().map(FieldFault::field).collect(Collectors.toSet());
      return request.getParameterMap().keySet().containsAll(names)
          ? readable(parameter, container, new QueryWithout(names, request).request(), binders)
          : null;
    }
  }

  /** What there is without the wrong parameters, to learn whether the rest of it is right. */
  private @Nullable Object readable(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders)
      throws Exception {
    try {
      return all.resolveArgument(parameter, container, request, binders);
    } catch (MissingServletRequestParameterException _) {
      return null; // it is required, and what stood there is named already
    }
  }

  private static void checkKey(MethodParameter parameter, @Nullable Object value) {
    var header = parameter.getParameterAnnotation(RequestHeader.class);
    if (header != null && header.name().equals(Idempotency.HEADER) && value != null) {
      Idempotency.check(value.toString());
    }
  }
}
