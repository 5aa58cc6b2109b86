package io.atrium.rest;

import static io.atrium.rest.Talk.read;
import static io.atrium.rest.Visitor.MEMBER;
import static io.atrium.rest.Visitor.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.drivers.simulated.SimulatedHost;
import io.atrium.drivers.simulated.SimulatedHosts;
import io.atrium.hosts.Host;
import io.atrium.hosts.HostProber;
import io.atrium.hosts.HostQueries;
import io.atrium.instances.reconcile.Sweeper;
import io.atrium.kernel.Ids;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What becomes of the wishes for an instance, a host, or an operation that is under way. */
@RestTest
class LifeOutcomeTests {

  private static final String API = "/api/v1/";

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Campus campus;
  @Autowired private SimulatedHosts simulated;
  @Autowired private HostQueries hosts;
  @Autowired private HostProber prober;
  @Autowired private Sweeper sweeper;
  @Autowired private JdbcClient jdbc;

  private final Ids ids = new Ids();

  @BeforeEach
  @AfterEach
  void calm() {
    simulated.host("campus").mend();
    sweeper.sweep(hosts.host(campus.hostId()));
    prober.probe(campus.hostId());
    campus.settle();
  }

  @Test
  void goesThroughAWholeLifeAndLeavesNothing() {
    var before = Traces.in(jdbc);
    var instance = API + "instances/" + campus.running().id();

    for (var verb : new String[] {"stop", "start", "reboot"}) {
      assertThat(send(MEMBER, "POST", instance + "/actions/" + verb, "")).hasStatus(202);
      campus.settle();
    }
    assertThat(read(get(instance), "$.phase")).isEqualTo("RUNNING");
    assertThat(send(MEMBER, "POST", instance + "/actions/start", "")).hasStatus(200);
    assertThat(send(MEMBER, "DELETE", instance, "")).hasStatus(202);
    campus.settle();

    assertThat(Traces.in(jdbc)).isEqualTo(before);
    refused(send(MEMBER, "POST", instance + "/actions/start", ""), "is deleted");
    var again = send(MEMBER, "DELETE", instance, "");
    assertThat(again).hasStatus(200);
    assertThat(read(again, "$.phase")).isEqualTo("DELETED");
    assertThat(read(get(API + "instances?phase=DELETED&limit=200"), "$.items[*].id"))
        .contains(instance.substring(instance.lastIndexOf('/') + 1));
    assertThat(read(get(API + "instances?limit=200"), "$.items[*].id"))
        .doesNotContain(instance.substring(instance.lastIndexOf('/') + 1));
  }

  @Test
  void namesTheOperationThatIsInTheWay() {
    var ordered = campus.ordered();

    var answer = send(MEMBER, "POST", API + "instances/" + ordered.id() + "/actions/stop", "");

    assertThat(answer).hasStatus(409);
    assertThat(read(answer, "$.code")).isEqualTo("operation-in-progress");
    assertThat(read(answer, "$.operationId"))
        .isEqualTo(Objects.requireNonNull(ordered.operation()).id());
  }

  @Test
  void refusesWhatTheStateDoesNotAllowAndSaysWhy() {
    var stopped = API + "instances/" + campus.running().id();
    send(MEMBER, "POST", stopped + "/actions/stop", "");
    campus.settle();

    refused(send(MEMBER, "POST", stopped + "/actions/reboot", ""), "not running");
    send(MEMBER, "PATCH", stopped, "{'protected':true}");
    refused(send(MEMBER, "DELETE", stopped, ""), "protected");
    refused(send(MEMBER, "PATCH", stopped, "{'desired':'ABSENT'}"), "protected");
    send(MEMBER, "PATCH", stopped, "{'protected':false}");
    assertThat(send(MEMBER, "DELETE", stopped, "")).hasStatus(202);
  }

  @Test
  void changesNothingOfWhatIsAskedTogetherWithSomethingImpossible() {
    var ordered = campus.ordered();
    var instance = API + "instances/" + ordered.id();

    var answer =
        send(
            MEMBER,
            "PATCH",
            instance,
            "{'name':'%s','desired':'STOPPED'}".formatted(ids.next("n")));

    assertThat(answer).hasStatus(409);
    assertThat(read(get(instance), "$.name")).isEqualTo(ordered.name());
  }

  @Test
  void saysThatAVanishedMachineCanOnlyBeDeleted() {
    var running = campus.running();
    var host = hosts.host(String.valueOf(running.hostId()));
    simulated(host).vanish(running.id());
    sweeper.sweep(host);
    campus.settle();

    var instance = API + "instances/" + running.id();
    assertThat(read(get(instance), "$.phase")).isEqualTo("FAILED");
    refused(send(MEMBER, "POST", instance + "/actions/start", ""), "gone");
    assertThat(send(MEMBER, "DELETE", instance, "")).hasStatus(202);
  }

  @Test
  void showsWhatItLastSawOfAHostThatIsGone() {
    var running = campus.running();
    var host = hosts.host(String.valueOf(running.hostId()));
    simulated(host).cut();
    sweeper.sweep(host);

    var instance = API + "instances/" + running.id();
    var seen = get(instance);

    assertThat(read(seen, "$.phase")).isEqualTo("RUNNING");
    assertThat(read(seen, "$.conditions[?(@.type=='HostReachable')].status")).contains("false");
    assertThat(send(MEMBER, "POST", instance + "/actions/stop", "")).hasStatus(202);
    simulated(host).mend();
    sweeper.sweep(host);
    prober.probe(host.id());
  }

  private SimulatedHost simulated(Host host) {
    return simulated.host(host.uri().getPath().substring(1));
  }

  @Test
  void stopsTheMakingOfAnInstanceWithoutATrace() {
    var before = Traces.in(jdbc);
    var operation = API + "operations/" + Objects.requireNonNull(campus.ordered().operation()).id();

    assertThat(send(MEMBER, "DELETE", operation, "")).hasStatus(202);
    campus.settle();

    assertThat(read(get(operation), "$.status")).isEqualTo("SUPERSEDED");
    assertThat(Traces.in(jdbc)).isEqualTo(before);
    refused(send(MEMBER, "DELETE", operation, ""), "ended");
  }

  @Test
  void refusesQuestionsThatCannotBeMeant() {
    var operation = API + "operations/" + Objects.requireNonNull(campus.ordered().operation()).id();

    wrong(get(operation + "?wait=soon"), "wait");
    wrong(get(operation + "?wait=61s"), "wait");
    wrong(get(API + "operations?status=DONE"), "status");
    wrong(get(API + "instances?phase=HAPPY"), "phase");
    wrong(get(API + "images?kind=BOAT"), "kind");
    wrong(get(API + "bills?period=november"), "period");
    wrong(get(API + "usage?from=yesterday"), "from");
  }

  @Test
  void namesEveryWrongFieldOfAHostAndRegistersNothing() {
    var answer =
        send(OPERATOR, "POST", API + "hosts", "{'name':'','driver':'magic','overcommit':0.5}");
    wrong(answer, "name", "driver", "overcommit");

    var open =
        send(
            OPERATOR,
            "POST",
            API + "hosts",
            "{'name':'%s','driver':'docker','uri':'tcp://10.0.0.1:2375'}".formatted(ids.next("h")));
    wrong(open, "uri");
    var host = hosts.host(campus.hostId());
    var twin = "{'name':'%s','driver':'simulated','uri':'simulated:///twin'}";
    assertThat(send(OPERATOR, "POST", API + "hosts", twin.formatted(host.name()))).hasStatus(409);
  }

  @Test
  void keepsAHostWithInstancesAndSaysWhy() {
    var host = String.valueOf(campus.running().hostId());

    var answer = send(OPERATOR, "DELETE", API + "hosts/" + host, "");

    refused(answer, "instance");
    assertThat(hosts.host(host).id()).isEqualTo(host);
  }

  @Test
  void namesTheOrdersOfAListWhereAskedForAnother() {
    var answer = get(API + "instances?sort=price");

    wrong(answer, "sort");
    assertThat(read(answer, "$.errors[0].message")).contains("-createdAt", "name");
    assertThat(get(API + "instances?sort=-name")).hasStatusOk();
  }

  private static void refused(MvcTestResult answer, String because) {
    assertThat(answer).hasStatus(409);
    assertThat(read(answer, "$.code")).isEqualTo("wrong-state");
    assertThat(read(answer, "$.detail")).contains(because).endsWith(".");
  }

  private static void wrong(MvcTestResult answer, String... fields) {
    assertThat(answer).hasStatus(400);
    assertThat(read(answer, "$.code")).isEqualTo("invalid-request");
    assertThat(read(answer, "$.errors[*].field")).contains(fields);
  }

  private MvcTestResult get(String uri) {
    return send(MEMBER, "GET", uri, "");
  }

  private MvcTestResult send(Visitor visitor, String method, String uri, String body) {
    var request = portal.method(HttpMethod.valueOf(method)).uri(uri);
    if (!body.isEmpty()) {
      request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
    }
    return visitors.as(visitor, request, uri).exchange();
  }
}
