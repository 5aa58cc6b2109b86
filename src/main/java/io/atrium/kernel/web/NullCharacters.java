package io.atrium.kernel.web;

import io.atrium.kernel.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses U+0000 wherever somebody may type: nobody means it, and PostgreSQL keeps no text with it.
 */
final class NullCharacters implements HandlerInterceptor {

  static final String MESSAGE = "must not contain the character U+0000";

  static boolean in(String text) {
    return text.indexOf('\0') >= 0;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (Arrays.stream(values).anyMatch(NullCharacters::in)) {
            throw new InvalidRequest(name.replace("\0", ""), MESSAGE);
          }
        });
    return true;
  }
}
