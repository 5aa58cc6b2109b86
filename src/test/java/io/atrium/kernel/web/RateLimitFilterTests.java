package io.atrium.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.security.Principal;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** That nobody takes the portal away from the others, and that they are told how much is left. */
class RateLimitFilterTests {

  private final RateLimitFilter filter =
      new RateLimitFilter(new RateLimits(2), new Problems(JsonMapper.shared()));

  @Test
  void countsDownAndThenSaysHowLongToWait() throws Exception {
    assertThat(ask("anna").getHeader("RateLimit")).startsWith("\"default\";r=1;t=");
    assertThat(ask("anna").getHeader("RateLimit")).startsWith("\"default\";r=0;t=");

    var refused = ask("anna");

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("RateLimit-Policy")).isEqualTo("\"default\";q=2;w=60");
    assertThat(Integer.parseInt(String.valueOf(refused.getHeader(HttpHeaders.RETRY_AFTER))))
        .isBetween(1, 60);
    assertThat(refused.getContentType()).isEqualTo("application/problem+json");
    assertThat(refused.getContentAsString())
        .contains("too-many-requests", "more than 2 requests within a minute");
  }

  @Test
  void countsEachCallerApart() throws Exception {
    ask("anna");
    ask("anna");

    assertThat(ask("anna").getStatus()).isEqualTo(429);
    assertThat(ask("bert").getStatus()).isEqualTo(200);
  }

  private MockHttpServletResponse ask(String who) throws ServletException, IOException {
    var request = new MockHttpServletRequest("GET", "/api/v1/me");
    Principal principal = () -> who;
    request.setUserPrincipal(principal);
    var response = new MockHttpServletResponse();
    filter.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
