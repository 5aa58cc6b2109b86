package io.atrium.kernel.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxMvcAutoConfiguration;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Lets handlers of the described interface be called as an {@link ApiCall}; pages are called as
 * ever. There can be only one such registration, so it hands on what the one for htmx brings.
 */
@Primary
@Component
class ApiCalls implements WebMvcRegistrations {

  private final HtmxMvcAutoConfiguration htmx;
  private final ObjectProvider<PlatformTransactionManager> transactions;

  ApiCalls(HtmxMvcAutoConfiguration htmx, ObjectProvider<PlatformTransactionManager> transactions) {
    this.htmx = htmx;
    this.transactions = transactions;
  }

  @Override
  public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
    return htmx.getRequestMappingHandlerMapping();
  }

  @Override
  public ExceptionHandlerExceptionResolver getExceptionHandlerExceptionResolver() {
    return htmx.getExceptionHandlerExceptionResolver();
  }

  @Override
  public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
    return new RequestMappingHandlerAdapter() {
      @Override
      protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
        return handler.getBeanType().isAnnotationPresent(Tag.class)
            ? new ApiCall(handler, transactions.getObject())
            : super.createInvocableHandlerMethod(handler);
      }
    };
  }
}
