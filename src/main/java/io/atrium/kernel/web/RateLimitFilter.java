package io.atrium.kernel.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the requests of each caller and tells them in {@code RateLimit} how many are left. It
 * belongs behind authentication: callers are counted by who they are, and by their address before
 * that is known.
 */
public class RateLimitFilter extends OncePerRequestFilter {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int limit;
  private final Problems problems;
  private final LoadingCache<String, Bucket> buckets;

  public RateLimitFilter(RateLimits limits, Problems problems) {
    this.limit = limits.requestsPerMinute();
    this.problems = problems;
    var bandwidth = Bandwidth.builder().capacity(limit).refillGreedy(limit, WINDOW).build();
    // A bucket that nobody touched for a window is full again, so forgetting it changes nothing.
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(WINDOW)
            .build(_ -> Bucket.builder().addLimit(bandwidth).build());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var probe = buckets.get(caller(request)).tryConsumeAndReturnRemaining(1);
    response.setHeader(
        "RateLimit-Policy", "\"default\";q=%d;w=%d".formatted(limit, WINDOW.toSeconds()));
    response.setHeader(
        "RateLimit",
        "\"default\";r=%d;t=%d"
            .formatted(
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()).toSeconds()));
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
    } else {
      problems.write(
          response,
          new TooManyRequests(
              "You sent more than %d requests within a minute. Wait, then go on more slowly."
                  .formatted(limit),
              Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }
  }

  private static String caller(HttpServletRequest request) {
    var known = request.getUserPrincipal();
    return known == null ? "from " + request.getRemoteAddr() : known.getName();
  }
}
