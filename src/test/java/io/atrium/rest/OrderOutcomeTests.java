package io.atrium.rest;

import static io.atrium.rest.Talk.read;
import static io.atrium.rest.Talk.text;
import static io.atrium.rest.Visitor.MEMBER;
import static io.atrium.rest.Visitor.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.atrium.accounts.Actor;
import io.atrium.catalogue.NewOffering;
import io.atrium.catalogue.OfferingCommands;
import io.atrium.drivers.Verb;
import io.atrium.drivers.simulated.SimulatedHost;
import io.atrium.drivers.simulated.SimulatedHosts;
import io.atrium.drivers.spi.NoRoom;
import io.atrium.hosts.HostProber;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Kind;
import io.atrium.quota.QuotaCommands;
import io.atrium.quota.QuotaLimits;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What becomes of an order: the machine, or a sentence of its own and nothing half made. */
@RestTest
class OrderOutcomeTests {

  private static final String INSTANCES = "/api/v1/instances";

  /** Of this size only the campus has room, and only for one. */
  private static final int HUGE = 5_000_000;

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Campus campus;
  @Autowired private Subjects subjects;
  @Autowired private OfferingCommands offerings;
  @Autowired private QuotaCommands quotas;
  @Autowired private SimulatedHosts simulated;
  @Autowired private HostProber prober;
  @Autowired private JdbcClient jdbc;

  private final Ids ids = new Ids();
  private SimulatedHost host;
  private Traces before;

  @BeforeEach
  void count() {
    campus.settle();
    host = simulated.host("campus");
    before = Traces.in(jdbc);
  }

  @AfterEach
  void mend() {
    host.mend();
    prober.probe(campus.hostId());
    quotas.set(Actor.portal(), campus.home().id(), QuotaLimits.NONE, null);
  }

  @Test
  void acceptsAnOrderAndSaysWhereToSeeHowItGoes() {
    var answer = order("'userData':null,'env':{'TOKEN':'hush-hush'}");

    assertThat(answer).hasStatus(202).containsHeader(HttpHeaders.ETAG);
    var operation = String.valueOf(answer.getResponse().getHeader(HttpHeaders.LOCATION));
    assertThat(operation).isEqualTo("/api/v1/operations/" + read(answer, "$.operation.id"));
    campus.settle();
    assertThat(read(get(operation), "$.status")).isEqualTo("SUCCEEDED");
    assertThat(read(get(operation), "$.progress")).isEqualTo("100");
    var made = get(INSTANCES + "/" + read(answer, "$.id"));
    assertThat(read(made, "$.phase")).isEqualTo("RUNNING");
    assertThat(read(made, "$.hostId")).startsWith("h-"); // other tests leave hosts, too
    assertThat(read(made, "$.simulated")).isEqualTo("true");
    assertThat(text(made)).doesNotContain("hush");
  }

  @Test
  void runsOnTheKindOfHostThatWasAskedForOrSaysWhichThereAre() {
    var refused = order("'driver':'docker'");

    assertThat(refused).hasStatus(400);
    assertThat(read(refused, "$.errors[?(@.field=='driver')].message"))
        .contains("must be one that starts this image: simulated");
    assertThat(Traces.in(jdbc)).isEqualTo(before);
    assertThat(order("'driver':'simulated'")).hasStatus(202);
  }

  @Test
  void namesEveryWrongFieldAtOnceAndMakesNothing() {
    var answer =
        post(
            """
            {'name':'Not OK','kind':'VM','imageId':'%s','offeringId':'off-none','count':0,
             'departmentId':'%s','labels':{'A b':'x'},'userData':'#!/bin/sh','env':{'1':'x'}}\
            """
                .formatted(campus.image().id(), campus.department().id()));

    assertThat(answer).hasStatus(400);
    assertThat(fields(answer))
        .contains(
            "name", "kind", "offeringId", "count", "departmentId", "labels", "userData", "env");
    assertThat(Traces.in(jdbc)).isEqualTo(before);
  }

  @Test
  void namesFieldsOfTheWrongKindTogetherWithThoseOfTheWrongForm() {
    var answer = post("{'name':'Not OK','environment':'MARS','shoeSize':44,'count':0,'env':7}");

    assertThat(answer).hasStatus(400);
    assertThat(fields(answer))
        .contains("name", "environment", "shoeSize", "count", "env", "imageId", "offeringId");
    assertThat(read(answer, "$.errors[?(@.field=='environment')].message"))
        .contains("must be one of TEST, PRODUCTION");
  }

  @Test
  void saysWhichQuotaIsInTheWayAndMakesNothing() {
    var limits = new QuotaLimits(0L, null, 100L, null, null, null);
    quotas.set(Actor.portal(), campus.home().id(), limits, null);

    var answer = order("'count':2");

    assertThat(answer).hasStatus(403);
    assertThat(read(answer, "$.code")).isEqualTo("quota-exceeded");
    assertThat(read(answer, "$.shortfalls[*].meter")).contains("instances", "memoryMib");
    assertThat(read(answer, "$.shortfalls[0]")).contains("limit", "used", "held", "asked", "scope");
    assertThat(read(answer, "$.detail"))
        .containsPattern("may have 0 instances: [0-9]+ used, 0 held, 2 asked for")
        .containsPattern("may have 100 MiB of memory: [0-9]+ used, 0 held,")
        .endsWith(".");
    assertThat(Traces.in(jdbc)).isEqualTo(before);
  }

  @Test
  void countsWhatSeveralNeedTogetherAgainstTheQuota() {
    quotas.set(
        Actor.portal(),
        campus.home().id(),
        new QuotaLimits(3L, null, null, null, null, null),
        null);

    var answer = order("'count':20");

    assertThat(answer).hasStatus(403);
    assertThat(read(answer, "$.shortfalls[0].asked")).isEqualTo("20");
    assertThat(read(answer, "$.shortfalls[0].held")).isEqualTo("0");
    assertThat(Traces.in(jdbc)).isEqualTo(before);
  }

  @Test
  void makesAllThatWereOrderedOrNone() {
    var answer = order(offering(HUGE), "'count':2");

    assertThat(answer).hasStatus(409);
    assertThat(read(answer, "$.code")).isEqualTo("no-capacity");
    assertThat(read(answer, "$.detail"))
        .isEqualTo("There is room for only 1 of the 2, so nothing was made.");
    assertThat(text(answer)).doesNotContain("hosts");
    assertThat(Traces.in(jdbc)).isEqualTo(before);
  }

  @Test
  void queuesWhatCanWaitForRoomAndLetsGoOfItWithoutATrace() {
    var answer = order(offering(HUGE * 4), "'waitForCapacity':true");

    assertThat(answer).hasStatus(202);
    var instance = INSTANCES + "/" + read(answer, "$.id");
    campus.settle();
    assertThat(read(get(instance), "$.phase")).isEqualTo("REQUESTED");
    assertThat(read(get(instance), "$.conditions[*].type")).contains("WaitingForCapacity");
    assertThat(read(get(instance), "$.conditions[*].message"))
        .contains("It waits until there is room for it.")
        .doesNotContain("rack");
    assertThat(send("DELETE", instance)).hasStatus(202);
    campus.settle();
    assertThat(Traces.in(jdbc)).isEqualTo(before);
  }

  @Test
  void saysOfEachHostWhyItTakesNothingWhenItIsGone() {
    host.cut();
    prober.probe(campus.hostId());

    var answer =
        post(OPERATOR, body(offering(HUGE), "'departmentId':'%s'".formatted(campus.home().id())));

    assertThat(answer).hasStatus(409);
    assertThat(read(answer, "$.code")).isEqualTo("no-capacity");
    assertThat(read(answer, "$.detail")).contains("Does not answer");
    assertThat(read(answer, "$.hosts[*]")).contains("Does not answer");
    var toMember = order(offering(HUGE), "'count':1");
    assertThat(read(toMember, "$.detail")).isEqualTo("There is no room for it right now.");
    assertThat(Traces.in(jdbc)).isEqualTo(before);
  }

  @Test
  void tellsThatTheDiskOfTheHostIsFullAndGivesEverythingBack() {
    host.failNext(Verb.CREATE, new NoRoom("The disk of the host is full."));
    var answer = order(offering(HUGE), "'count':1");
    campus.settle();

    assertThat(answer).hasStatus(202);
    var made = get(INSTANCES + "/" + read(answer, "$.id"));
    assertThat(read(made, "$.phase")).isEqualTo("FAILED");
    assertThat(read(made, "$.fault.code")).isEqualTo("no-capacity");
    assertThat(read(made, "$.fault.sentence")).isEqualTo("The disk of the host is full.");
    var operation = get(String.valueOf(answer.getResponse().getHeader(HttpHeaders.LOCATION)));
    assertThat(read(operation, "$.status")).isEqualTo("FAILED");
    assertThat(read(operation, "$.error.sentence")).isEqualTo("The disk of the host is full.");
    send("DELETE", INSTANCES + "/" + read(answer, "$.id"));
    campus.settle();
    assertThat(Traces.in(jdbc)).isEqualTo(before);
  }

  @Test
  void refusesImagesThatAreUnknownForeignOrWithoutContent() {
    for (var image : List.of("img-00000000000000000", subjects.filled("{new image}"))) {
      var answer =
          post(
              "{'name':'%s','imageId':'%s','offeringId':'%s'}"
                  .formatted(ids.next("vm"), image, campus.offering().id()));

      assertThat(answer).hasStatus(400);
      assertThat(fields(answer)).contains("imageId");
      assertThat(Traces.in(jdbc)).isEqualTo(before);
    }
  }

  @Test
  void saysThatANameIsTakenAndMakesNothing() {
    var name = ids.next("vm");
    assertThat(named(name, "'count':1")).hasStatus(202);
    campus.settle();
    var after = Traces.in(jdbc);

    var answer = named(name, "'count':1");

    assertThat(answer).hasStatus(409);
    assertThat(read(answer, "$.code")).isEqualTo("name-taken");
    assertThat(fields(answer)).containsExactly("name");
    assertThat(Traces.in(jdbc)).isEqualTo(after);
  }

  @Test
  void namesATakenNameBesideAllElseThatIsWrong() {
    var name = ids.next("vm");
    assertThat(named(name + "-3", "'count':1")).hasStatus(202);
    assertThat(named(name, "'count':1")).hasStatus(202);
    campus.settle();

    assertThat(fields(named(name, "'labels':{'A b':'c'}"))).contains("name", "labels");
    assertThat(fields(named(name, "'count':3,'environment':7"))).contains("name", "environment");
    assertThat(fields(named(name, "'count':2,'environment':7"))).containsExactly("environment");
    var other = INSTANCES + "/" + read(order("'count':1"), "$.id");
    campus.settle();
    var change = "{'name':'%s','labels':{'A b':'c'}}".formatted(name).replace('\'', '"');
    var renamed = portal.patch().uri(other).contentType(MediaType.APPLICATION_JSON).content(change);
    assertThat(fields(visitors.as(MEMBER, renamed, other).exchange())).contains("name", "labels");
    assertThat(fields(named(name, "'count':1"))).containsExactly("name");
  }

  @Test
  void blamesNoNameForWhatIsTooLong() {
    var long60 = "n".repeat(62);
    assertThat(fields(named(long60, "'count':2"))).containsExactly("name");
    var value = "x".repeat(16_000);
    var big = "'env':{'A':'%1$s','B':'%1$s','C':'%1$s','D':'%1$s'}".formatted(value);
    assertThat(fields(order(big))).containsExactly("env");
    var labels = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      labels.append(
          "%s'%s%d':'%s'".formatted(i == 0 ? "" : ",", "k".repeat(50), i, "\\\\".repeat(120)));
    }
    assertThat(fields(order("'labels':{%s}".formatted(labels)))).containsExactly("labels");
    assertThat(Traces.in(jdbc)).isEqualTo(before);
  }

  private String offering(int memoryMib) {
    var sku = ids.next("T").toUpperCase(Locale.ROOT);
    var wanted = new NewOffering(sku, "Huge", "For tests.", Kind.CONTAINER, 1, memoryMib, 1);
    return offerings.add(Actor.portal(), wanted).id();
  }

  private MvcTestResult order(String more) {
    return named(ids.next("vm"), more);
  }

  private MvcTestResult order(String offeringId, String more) {
    return post(body(offeringId, more));
  }

  private String body(String offeringId, String more) {
    return "{'name':'%s','imageId':'%s','offeringId':'%s',%s}"
        .formatted(ids.next("vm"), campus.image().id(), offeringId, more);
  }

  private MvcTestResult named(String name, String more) {
    return post(
        "{'name':'%s','imageId':'%s','offeringId':'%s',%s}"
            .formatted(name, campus.image().id(), campus.offering().id(), more));
  }

  private MvcTestResult post(String body) {
    return post(MEMBER, body);
  }

  private MvcTestResult post(Visitor visitor, String body) {
    var request = portal.post().uri(INSTANCES).contentType(MediaType.APPLICATION_JSON);
    return visitors.as(visitor, request.content(body.replace('\'', '"')), INSTANCES).exchange();
  }

  private MvcTestResult get(String uri) {
    return visitors.as(MEMBER, portal.get().uri(uri), uri).exchange();
  }

  private MvcTestResult send(String method, String uri) {
    var request = portal.method(org.springframework.http.HttpMethod.valueOf(method)).uri(uri);
    return visitors.as(OPERATOR, request, uri).exchange();
  }

  private static List<String> fields(MvcTestResult answer) {
    return JsonPath.read(text(answer), "$.errors[*].field");
  }
}
