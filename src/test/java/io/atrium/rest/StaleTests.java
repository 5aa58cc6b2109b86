package io.atrium.rest;

import static io.atrium.rest.Talk.read;
import static io.atrium.rest.Visitor.HEAD;
import static io.atrium.rest.Visitor.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.instances.Description;
import io.atrium.instances.InstanceCommands;
import io.atrium.kernel.Ids;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Of two who saw the same, only one changes it. */
@RestTest
class StaleTests {

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Campus campus;
  @Autowired private InstanceCommands instances;
  @Autowired private TransactionTemplate transaction;

  private final Ids ids = new Ids();

  /** The second waits for the first, whose change is not there yet when the second is sent. */
  @Test
  void refusesTheSecondOfTwoChangesThatBeganFromTheSame() throws Exception {
    var instance = campus.running();
    var uri = "/api/v1/instances/" + instance.id();
    var seen = header(send(MEMBER, "GET", uri, "", null));
    var answer = new CompletableFuture<MvcTestResult>();
    var body = "{'name':'%s'}".formatted(ids.next("vm"));
    var second =
        Thread.ofPlatform()
            .unstarted(() -> answer.complete(send(MEMBER, "PATCH", uri, body, seen)));

    transaction.executeWithoutResult(_ -> {
      var actor = campus.actor(campus.member());
      instances.describe(actor, instance.id(), new Description(ids.next("vm"), null, null));
      second.start();
      waitUntilItWaits(second);
    });
    second.join();

    assertThat(answer.join()).hasStatus(412);
  }

  @Test
  void tellsTheVersionOfAMemberAndRefusesAStaleChange() {
    var members = "/api/v1/departments/%s/members".formatted(campus.home().id());
    var made = send(HEAD, "POST", members, "{'login':'%s'}".formatted(ids.next("p")), null);
    var member = members + "/" + read(made, "$.personId");
    assertThat(header(made)).isEqualTo(header(send(HEAD, "GET", member, "", null)));

    var changed = send(HEAD, "PATCH", member, "{'role':'HEAD'}", header(made));

    assertThat(changed).hasStatusOk();
    assertThat(header(changed)).isNotEqualTo(header(made));
    assertThat(send(HEAD, "PATCH", member, "{'role':'MEMBER'}", header(made))).hasStatus(412);
    assertThat(send(HEAD, "DELETE", member, "", header(made))).hasStatus(412);
    assertThat(send(HEAD, "DELETE", member, "", header(changed))).hasStatus(204);
  }

  /** For the lock, or for its end: whichever comes, the answer must be the same. */
  private static void waitUntilItWaits(Thread thread) {
    var waiting =
        Set.of(
            Thread.State.BLOCKED,
            Thread.State.WAITING,
            Thread.State.TIMED_WAITING,
            Thread.State.TERMINATED);
    while (!waiting.contains(thread.getState())) {
      Thread.onSpinWait();
    }
  }

  private MvcTestResult send(
      Visitor visitor, String method, String uri, String body, String ifMatch) {
    var request = portal.method(HttpMethod.valueOf(method)).uri(uri);
    if (!body.isEmpty()) {
      request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
    }
    if (ifMatch != null) {
      request.header(HttpHeaders.IF_MATCH, ifMatch);
    }
    return visitors.as(visitor, request, uri).exchange();
  }

  private static String header(MvcTestResult answer) {
    return answer.getResponse().getHeader(HttpHeaders.ETAG);
  }
}
