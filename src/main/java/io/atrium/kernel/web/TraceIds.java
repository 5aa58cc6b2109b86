package io.atrium.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a trace id, taken over from a W3C {@code traceparent} where there is one, so
 * that a person who quotes it from an error leads straight to the log line.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceIds extends OncePerRequestFilter {

  static final String KEY = "traceId";
  private static final Pattern PARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-.*");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var kept = request.getAttribute(TraceIds.class.getName());
    var id = kept == null ? traceOf(request.getHeader("traceparent")) : kept.toString();
    request.setAttribute(TraceIds.class.getName(), id);
    try (var _ = MDC.putCloseable(KEY, id)) {
      chain.doFilter(request, response);
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  private static String traceOf(@Nullable String parent) {
    if (parent != null) {
      var match = PARENT.matcher(parent);
      if (match.matches()) {
        return match.group(1);
      }
    }
    var bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
