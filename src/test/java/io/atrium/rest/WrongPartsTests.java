package io.atrium.rest;

import static io.atrium.rest.Talk.read;
import static io.atrium.rest.Talk.text;
import static io.atrium.rest.Visitor.MEMBER;
import static io.atrium.rest.Visitor.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.kernel.Ids;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Everything that is wrong with a request is told in one answer, and nothing of it is done. */
@RestTest
class WrongPartsTests {

  private static final String INSTANCES = "/api/v1/instances";

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Campus campus;
  @Autowired private DepartmentQueries departments;
  @Autowired private JdbcClient jdbc;

  private final Ids ids = new Ids();
  private Traces before;

  @BeforeEach
  void count() {
    campus.settle();
    before = Traces.in(jdbc);
  }

  @Test
  void namesAnUnknownEntryOfAListOnceAndDoesNotCallTheListEmptyForIt() {
    var answer = send(MEMBER, "POST", "/api/v1/tokens", "{'name':'build','scopes':['EVERYTHING']}");

    assertThat(answer).hasStatus(400);
    assertThat(fields(answer)).containsExactly("scopes[0]");
  }

  @Test
  void namesWrongTypesUnknownFieldsWrongValuesAndUnknownThingsTogether() {
    var answer =
        send(
            MEMBER,
            "POST",
            INSTANCES,
            """
            {'name':'Not OK','environment':'MARS','count':'two','shoeSize':44,'labels':{'A b':'x'},
             'imageId':'img-none','offeringId':'off-none','departmentId':'dep-none'}\
            """);

    assertThat(answer).hasStatus(400);
    assertThat(fields(answer))
        .containsExactlyInAnyOrder(
            "name",
            "environment",
            "count",
            "shoeSize",
            "labels",
            "imageId",
            "offeringId",
            "departmentId");
    assertThat(read(answer, "$.errors[?(@.field=='count')].message")).contains("whole number");
    assertThat(Traces.in(jdbc)).isEqualTo(before);
  }

  @Test
  void makesNothingOfAnOrderInWhichOnlyOneFieldIsUnknown() {
    var answer =
        send(
            MEMBER,
            "POST",
            INSTANCES,
            "{'name':'%s','imageId':'%s','offeringId':'%s','shoeSize':44}"
                .formatted(ids.next("vm"), campus.image().id(), campus.offering().id()));

    assertThat(answer).hasStatus(400);
    assertThat(fields(answer)).containsExactly("shoeSize");
    assertThat(Traces.in(jdbc)).isEqualTo(before);
  }

  @Test
  void changesNothingWhereOneFieldOfAChangeIsUnknown() {
    var department = campus.department();

    var answer =
        send(
            OPERATOR,
            "PATCH",
            "/api/v1/departments/" + department.id(),
            "{'name':'Another','costCentre':7,'parentId':'dep-none'}");

    assertThat(fields(answer)).containsExactlyInAnyOrder("costCentre", "parentId");
    assertThat(departments.department(department.id())).isEqualTo(department);
    assertThat(read(send(OPERATOR, "GET", "/api/v1/departments/" + department.id(), ""), "$.name"))
        .isEqualTo(department.name());
  }

  @Test
  void namesAKeyThatIsNoneTogetherWithTheFields() {
    var request =
        portal
            .post()
            .uri(INSTANCES)
            .header("Idempotency-Key", "with space")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"name\":\"Not OK\",\"shoeSize\":44}");

    var answer = visitors.as(MEMBER, request, INSTANCES).exchange();

    assertThat(fields(answer))
        .containsExactlyInAnyOrder("shoeSize", "name", "imageId", "offeringId", "Idempotency-Key");
  }

  @Test
  void namesRowsOfPricesTogetherWithTheRest() {
    var answer =
        send(
            OPERATOR,
            "POST",
            "/api/v1/prices",
            """
            {'effectiveFrom':'2020-01-01T00:00:00Z','label':' ','prices':[
              {'meter':'sunshine','unitPrice':'1e9'},
              {'meter':'vcpu','unitPrice':'9000000','offeringId':'off-none'},
              {'meter':'disk','unitPrice':'1','kind':'SHIP'}]}\
            """);

    assertThat(answer).hasStatus(400);
    assertThat(fields(answer))
        .containsExactlyInAnyOrder(
            "effectiveFrom",
            "label",
            "prices[0].meter",
            "prices[0].unitPrice",
            "prices[1].unitPrice",
            "prices[1].offeringId",
            "prices[2].kind");
  }

  @Test
  void refusesWhatNoDatabaseKeepsAndNoCalendarHas() {
    var prices =
        """
        {'effectiveFrom':'+12000-12-31T23:59:59Z','label':'a\\u0000b','prices':[
          {'meter':'vcpu','unitPrice':'1'},{'meter':'memory','unitPrice':'1'},
          {'meter':'disk','unitPrice':'1'},{'meter':'address','unitPrice':'1'}]}\
        """;

    var answer = send(OPERATOR, "POST", "/api/v1/prices", prices);

    assertThat(answer).hasStatus(400);
    assertThat(answer)
        .bodyText()
        .contains("must lie within the years 1 to 9999", "must not contain the character U+0000");
    assertThat(fields(answer)).contains("effectiveFrom", "label");
    var typed = portal.get().uri("/bills").param("department", "a\0b");
    assertThat(visitors.as(OPERATOR, typed, "/bills").exchange()).hasStatus(400);
  }

  @Test
  void namesEveryPartOfAPasswordChangeThatIsWrong() {
    var answer =
        send(MEMBER, "PATCH", "/api/v1/me", "{'email':'no address','password':'x','keys':7}");

    assertThat(fields(answer))
        .containsExactlyInAnyOrder("keys", "email", "currentPassword", "password");
  }

  @ParameterizedTest
  @CsvSource({
    "'{''env'':{''A'':null},''labels'':{''a'':null}}', env.A, labels.a",
    "'{''command'':[null],''env'':{''A'':{}}}', command[0], env.A",
    "'{''command'':[''a'',{},''b''],''labels'':[]}', command[1], labels",
    "'{''waitForCapacity'':''yes'',''count'':1.5}', waitForCapacity, count",
    "'{''kind'':0,''userData'':7}', kind, userData"
  })
  void refusesEntriesThatAreNotThere(String body, String one, String other) {
    var answer = send(MEMBER, "POST", INSTANCES, body);

    assertThat(answer).hasStatus(400);
    assertThat(fields(answer))
        .containsExactlyInAnyOrder(one, other, "name", "imageId", "offeringId");
  }

  @Test
  void namesAFieldOnceThoughItIsWrongInTwoWays() {
    var answer =
        send(
            MEMBER,
            "POST",
            INSTANCES,
            "{'name':'%s','imageId':'%s','offeringId':'%s','env':{'1':'%s'}}"
                .formatted(
                    ids.next("vm"),
                    campus.image().id(),
                    campus.offering().id(),
                    "x".repeat(50_000)));

    assertThat(fields(answer)).containsExactly("env");
  }

  @Test
  void namesEveryWrongParameterOfAQuery() {
    var answer = send(MEMBER, "GET", INSTANCES + "?limit=0&phase=BROKEN&kind=SHIP&cursor=a!", "");

    assertThat(answer).hasStatus(400);
    assertThat(fields(answer)).containsExactlyInAnyOrder("limit", "cursor", "phase", "kind");
    var audit = "/api/v1/audit?limit=0&from=never&action=x&colour=red";
    assertThat(fields(send(OPERATOR, "GET", audit, "")))
        .containsExactlyInAnyOrder("limit", "from", "colour");
    var usage = "/api/v1/usage?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z&groupBy=colour";
    assertThat(fields(send(OPERATOR, "GET", usage, ""))).containsExactly("groupBy", "to");
  }

  @ParameterizedTest
  @CsvSource({
    "instances?phase=XX&sort=foo&kind=SHIP&cursor=z, phase sort kind cursor",
    "instances?phase=XX&cursor=zz, phase cursor",
    "instances?sort=foo&cursor=zz, sort cursor",
    "instances?limit=0&cursor=zz, limit cursor",
    "usage?from=x&groupBy=z, from groupBy",
    "usage?to=y&groupBy=z, to groupBy",
    "usage?from=x&to=y&groupBy=z, from to groupBy",
    "audit?from=x&cursor=zz, from cursor",
    "audit?to=x&limit=999, to limit",
    "operations?status=XX&cursor=zz, status cursor",
    "bills?period=x&cursor=zz, period cursor",
    "images?kind=SHIP&format=XX, kind format",
    "images?status=XX&cursor=z!, status cursor",
    "images?status=XX&cursor=zz, status cursor",
    "offerings?active=perhaps&cursor=z, active cursor",
    "hosts?limit=0&cursor=z, limit cursor",
    "prices?limit=0&cursor=zz, limit cursor",
    "quotas?limit=0&cursor=zz, limit cursor"
  })
  void namesAllWrongParametersOfEveryList(String list, String wrong) {
    var answer = send(OPERATOR, "GET", "/api/v1/" + list, "");

    assertThat(answer).hasStatus(400);
    assertThat(fields(answer)).containsExactlyInAnyOrder(wrong.split(" "));
  }

  @Test
  void readsACursorThoughTheLimitIsWrong() {
    for (var list : List.of(INSTANCES, "/api/v1/audit")) {
      var answer = send(OPERATOR, "GET", list + "?limit=x&cursor=abc", "");

      assertThat(answer).hasStatus(400);
      assertThat(fields(answer)).containsExactlyInAnyOrder("limit", "cursor");
    }
  }

  @Test
  void namesAValueThatIsTakenBesideWhatElseIsWrong() {
    var taken = campus.department().code();
    var sku = campus.offering().sku();

    var department = "{'code':'%s','name':'Twice','parentId':'dep-none','x':1}".formatted(taken);
    assertThat(fields(send(OPERATOR, "POST", "/api/v1/departments", department)))
        .containsExactlyInAnyOrder("code", "parentId", "x");
    var code = "{'code':'%s','name':'Twice'}".formatted(taken);
    var alone = send(OPERATOR, "POST", "/api/v1/departments", code);
    assertThat(alone).hasStatus(409);
    assertThat(fields(alone)).containsExactly("code");
    var offering = "{'sku':'%s','name':'Twice','kind':'VM','vcpus':0}".formatted(sku);
    assertThat(fields(send(OPERATOR, "POST", "/api/v1/offerings", offering)))
        .containsExactlyInAnyOrder("sku", "vcpus", "memoryMib", "diskGib");
  }

  @Test
  void namesTheTakenNameOfAHostBesideAWrongDriver() {
    var name = ids.next("rack");
    var first = "{'name':'%s','driver':'simulated','uri':'simulated:///%s'}".formatted(name, name);
    assertThat(send(OPERATOR, "POST", "/api/v1/hosts", first)).hasStatus(201);

    var other = "{'name':'%s','driver':'abacus','uri':'simulated:///x'}".formatted(name);
    assertThat(fields(send(OPERATOR, "POST", "/api/v1/hosts", other)))
        .containsExactlyInAnyOrder("name", "driver");
    var again = send(OPERATOR, "POST", "/api/v1/hosts", first);
    assertThat(again).hasStatus(409);
    assertThat(fields(again)).containsExactlyInAnyOrder("name", "uri");
  }

  private MvcTestResult send(Visitor visitor, String method, String uri, String body) {
    var request = portal.method(HttpMethod.valueOf(method)).uri(uri);
    if (!body.isEmpty()) {
      request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
    }
    return visitors.as(visitor, request, uri).exchange();
  }

  private static List<String> fields(MvcTestResult answer) {
    return JsonPath.read(text(answer), "$.errors[*].field");
  }
}
