package io.atrium.rest;

import static io.atrium.rest.Talk.read;
import static io.atrium.rest.Talk.text;
import static io.atrium.rest.Visitor.HEAD;
import static io.atrium.rest.Visitor.MEMBER;
import static io.atrium.rest.Visitor.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What each person of a department has of it, on its page and over the interface. */
@RestTest
class QuotaPeopleTests {

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Campus campus;

  @Test
  void aStaleLimitOfAPersonIsRefusedAndTheNewestStays() {
    var person = campus.head().id();
    var uri = "/api/v1/departments/%s/quota/people/%s".formatted(campus.home().id(), person);
    var seen = get(HEAD, uri).getResponse().getHeader(HttpHeaders.ETAG);

    assertThat(put(uri, "{\"vcpus\":40}", seen)).hasStatusOk();
    assertThat(put(uri, "{\"vcpus\":41}", seen)).hasStatus(412);
    assertThat(read(get(MEMBER, uri), "$.vcpus.limit")).isEqualTo("40");
    assertThat(put(uri, "{}", null)).hasStatusOk();
  }

  @Test
  void thePageShowsEachPersonAndTheHeadAWayToLimitThem() {
    campus.running();
    var uri = "/quotas/" + campus.home().id() + "/people";

    var asHead = text(get(HEAD, uri));

    assertThat(asHead).contains(uri + "/" + campus.member().id(), "All of the department");
    assertThat(asHead).doesNotContain("Change its limits");
    assertThat(text(get(MEMBER, uri))).doesNotContain(uri + "/" + campus.member().id());
    assertThat(text(get(OPERATOR, uri))).contains("Change its limits");
  }

  private MvcTestResult put(String uri, String body, String ifMatch) {
    var request = portal.put().uri(uri).contentType(MediaType.APPLICATION_JSON).content(body);
    if (ifMatch != null) {
      request.header(HttpHeaders.IF_MATCH, ifMatch);
    }
    return visitors.as(HEAD, request, uri).exchange();
  }

  private MvcTestResult get(Visitor visitor, String uri) {
    return visitors.as(visitor, portal.get().uri(uri), uri).exchange();
  }
}
