package io.atrium.kernel.web;

import io.atrium.kernel.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/** Adds {@code Link: <…>; rel="next"} to every page of a list that has a next one. */
@ControllerAdvice
class PageLinks implements ResponseBodyAdvice<Object> {

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof Page<?> page && page.nextCursor() != null) {
      var next =
          UriComponentsBuilder.fromUri(request.getURI())
              .scheme(null)
              .host(null)
              .port(null)
              .replaceQueryParam("cursor", page.nextCursor())
              .build(true);
      response.getHeaders().add(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
    }
    return body;
  }
}
