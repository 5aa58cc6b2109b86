package io.atrium.accounts.web;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Standing;
import io.atrium.accounts.login.LoginRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives every handler that names an {@link Actor} the one who asks. Where nobody has to be known,
 * the handler says {@code @Nullable Actor}.
 */
@Component
class ActorArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Actor.class
        || parameter.getParameterType() == Standing.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var found = SecurityContextHolder.getContext().getAuthentication();
    if (found instanceof ActorAuthentication known) {
      return parameter.getParameterType() == Actor.class ? known.actor() : known.standing();
    }
    if (parameter.isOptional()) {
      return null;
    }
    throw LoginRefused.nothing();
  }
}
