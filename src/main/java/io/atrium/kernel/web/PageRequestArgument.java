package io.atrium.kernel.web;

import io.atrium.kernel.Faults;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads a {@link PageRequest} from the query and refuses limits and cursors that cannot be meant.
 */
class PageRequestArgument implements HandlerMethodArgumentResolver {

  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}");
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9._~:|@+-]{1,200}");

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PageRequest.class;
  }

  @Override
  public PageRequest resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var limit = request.getParameter("limit");
    var cursor = request.getParameter("cursor");
    new Faults()
        .unless(
            limit == null || (LIMIT.matcher(limit).matches() && inRange(limit)),
            "limit",
            "must be a number from 1 to %d".formatted(PageRequest.MOST))
        .unless(canBeCursor(cursor), "cursor", "must be the nextCursor of an earlier page")
        .refuse();
    return new PageRequest(limit == null ? PageRequest.DEFAULT : Integer.parseInt(limit), cursor);
  }

  private static boolean canBeCursor(@Nullable String cursor) {
    return cursor == null || CURSOR.matcher(cursor).matches();
  }

  private static boolean inRange(String limit) {
    return Integer.parseInt(limit) <= PageRequest.MOST;
  }
}
