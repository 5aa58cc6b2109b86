package io.atrium.accounts.web;

import static io.atrium.accounts.web.Asking.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Actors;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentQueries;
import io.atrium.accounts.Office;
import io.atrium.accounts.TestAccounts;
import io.atrium.kernel.Ids;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every way in which a request can be refused, tried on departments and members. */
@GateTest
class RestMannersTests {

  private static final String DEPARTMENTS = "/api/v1/departments";

  @Autowired private MockMvcTester api;
  @Autowired private DepartmentQueries departments;
  @Autowired private TestAccounts accounts;

  @Test
  void makesShowsChangesAndDeletesADepartment() {
    var code = new Ids().next("c");
    var made = post(Actors.operator(), DEPARTMENTS, "{'code':'%s','name':'Maths'}".formatted(code));
    assertThat(made).hasStatus(201).hasHeader("ETag", "\"0\"").containsHeader("Location");
    var address = String.valueOf(made.getResponse().getHeader("Location"));

    var changed =
        api.patch()
            .uri(address)
            .with(as(Actors.operator()))
            .header("If-Match", "\"0\"")
            .contentType("application/json")
            .content("{\"costCentre\":\"4711\"}")
            .exchange();
    assertThat(changed).hasStatusOk().hasHeader("ETag", "\"1\"");
    assertThat(get(Actors.operator(), address))
        .bodyJson()
        .extractingPath("$.costCentre")
        .isEqualTo("4711");

    assertThat(api.delete().uri(address).with(as(Actors.operator()))).hasStatus(204);
    assertThat(get(Actors.operator(), address)).hasStatus(404);
  }

  @Test
  void namesUnknownFieldsWrongTypesAndBrokenRulesAllAtOnce() {
    var answer =
        post(
            Actors.operator(),
            DEPARTMENTS + "/" + accounts.department().id() + "/members",
            "{'login':{'a':1},'role':'KING','shoeSize':44,'email':7}");

    assertThat(answer).hasStatus(400).hasContentType("application/problem+json");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .contains("login", "role", "shoeSize");
    assertThat(answer).bodyText().contains("must be one of MEMBER, HEAD", "is not known here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'code':",
        "not json at all",
        "[]",
        "'text'",
        "null",
        "",
        "{'code':'A','code':'B'}",
        "{'code':'A'} {'code':'B'}"
      })
  void explainsABodyThatCannotBeReadWithoutShowingItsOwnInside(String body) {
    var answer = post(Actors.operator(), DEPARTMENTS, body);

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid-request");
    assertThat(answer)
        .bodyText()
        .doesNotContainIgnoringCase("exception", "jackson", "io.atrium", "org.spring");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=201, limit",
    "limit=-1, limit",
    "limit=ten, limit",
    "limit=99999999999, limit",
    "cursor=a%20b, cursor",
    "cursor=, cursor"
  })
  void refusesPagesThatCannotBeMeant(String query, String field) {
    var answer = get(Actors.operator(), DEPARTMENTS + "?" + query);

    assertThat(answer).hasStatus(400);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
  }

  @Test
  void linksToTheNextPageUntilThereIsNone() {
    accounts.department();
    var first = get(Actors.operator(), DEPARTMENTS + "?limit=1");

    var link = String.valueOf(first.getResponse().getHeader("Link"));
    assertThat(link).matches("</api/v1/departments\\?limit=1&cursor=[^>]+>; rel=\"next\"");
    assertThat(get(Actors.operator(), link.substring(1, link.indexOf('>')))).hasStatusOk();

    var whole = get(Actors.member("dep-none"), DEPARTMENTS);
    assertThat(whole).doesNotContainHeader("Link");
    assertThat(whole).bodyJson().extractingPath("$.items").asArray().isEmpty();
  }

  @Test
  void refusesWhatTheRoleDoesNotAllow() {
    var maths = accounts.department();

    var answer = post(Actors.head(maths.id()), DEPARTMENTS, "{'code':'X','name':'X'}");

    assertThat(answer).hasStatus(403);
    assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("forbidden");
    assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/forbidden");
  }

  @Test
  void answersForTheForeignExactlyAsForTheMissing() {
    var theirs = accounts.department();
    var stranger = Actors.member(accounts.department().id());

    var foreign = body(get(stranger, DEPARTMENTS + "/" + theirs.id()));
    var missing = body(get(stranger, DEPARTMENTS + "/dep-00000000000000000"));

    assertThat(withoutTrace(foreign)).isEqualTo(withoutTrace(missing)).contains("not-found");
  }

  @Test
  void refusesAChangeOfAStaleCopy() {
    var maths = accounts.department();

    var answer =
        api.patch()
            .uri(DEPARTMENTS + "/" + maths.id())
            .with(as(Actors.operator()))
            .header("If-Match", "\"17\"")
            .contentType("application/json")
            .content("{\"name\":\"Numbers\"}")
            .exchange();

    assertThat(answer).hasStatus(412);
    assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("stale");
    assertThat(departments.department(maths.id()).name()).isEqualTo(maths.name());
  }

  @Test
  void repeatsAnAnswerAndRefusesTheKeyForAnotherBody() {
    var actor = accounts.actor(accounts.officer(Office.OPERATOR));
    var key = new Ids().next("key");
    var body = "{'code':'%s','name':'Once'}".formatted(new Ids().next("c"));

    var first = post(actor, DEPARTMENTS, body, key);
    var again = post(actor, DEPARTMENTS, body, key);
    var other = post(actor, DEPARTMENTS, "{'code':'Y','name':'Other'}", key);

    assertThat(first).hasStatus(201);
    assertThat(again).hasStatus(201);
    assertThat(body(again)).isEqualTo(body(first));
    assertThat(again.getResponse().getHeader("Location"))
        .isEqualTo(first.getResponse().getHeader("Location"));
    assertThat(other).hasStatus(422);
  }

  @Test
  void saysThatACodeIsTaken() {
    var maths = accounts.department();

    var answer =
        post(Actors.operator(), DEPARTMENTS, "{'code':'%s','name':'Twin'}".formatted(maths.code()));

    assertThat(answer).hasStatus(409);
    assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("already-exists");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/v1/departments, 405, method-not-allowed",
    "GET, /api/v1/nothing-here, 404, not-found",
    "GET, /api/v2/departments, 403, forbidden"
  })
  void answersWhereNoOperationIs(String method, String path, int status, String code) {
    var answer =
        api.method(HttpMethod.valueOf(method)).uri(path).with(as(Actors.operator())).exchange();

    assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
    assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
  }

  @Test
  void namesTheMethodsThatAnAddressKnows() {
    assertThat(api.put().uri(DEPARTMENTS).with(as(Actors.operator())))
        .hasHeader("Allow", "GET, POST");
  }

  @Test
  void refusesBodiesOfAnotherType() {
    var answer =
        api.post()
            .uri(DEPARTMENTS)
            .with(as(Actors.operator()))
            .contentType("text/xml")
            .content("<department/>")
            .exchange();

    assertThat(answer).hasStatus(415).hasContentType("application/problem+json");
  }

  @Test
  void refusesToAnswerInAFormItDoesNotHave() {
    assertThat(api.get().uri(DEPARTMENTS).with(as(Actors.operator())).header("Accept", "text/html"))
        .hasStatus(406);
  }

  @Test
  void saysHowManyRequestsAreLeft() {
    var answer = get(Actors.auditor(), DEPARTMENTS);

    assertThat(answer).hasHeader("RateLimit-Policy", "\"default\";q=6000;w=60");
    assertThat(answer.getResponse().getHeader("RateLimit")).matches("\"default\";r=\\d+;t=\\d+");
  }

  @Test
  void deletesNothingThatIsNotEmpty() {
    Department maths = accounts.department();
    accounts.below(maths);

    var answer =
        api.delete().uri(DEPARTMENTS + "/" + maths.id()).with(as(Actors.operator())).exchange();

    assertThat(answer).hasStatus(409);
    assertThat(answer).bodyJson().extractingPath("$.holdings[0]").isEqualTo("departments below it");
  }

  private MvcTestResult get(Actor actor, String uri) {
    return api.get().uri(URI.create(uri)).with(as(actor)).exchange();
  }

  private MvcTestResult post(Actor actor, String uri, String body) {
    return post(actor, uri, body, null);
  }

  private MvcTestResult post(Actor actor, String uri, String body, @Nullable String key) {
    var request =
        api.post()
            .uri(uri)
            .with(as(actor))
            .contentType("application/json")
            .content(body.replace('\'', '"'));
    return key == null ? request.exchange() : request.header("Idempotency-Key", key).exchange();
  }

  private static String body(MvcTestResult answer) {
    try {
      return answer.getResponse().getContentAsString();
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String withoutTrace(String problem) {
    return problem.replaceAll("\"traceId\":\"[0-9a-f]+\"", "").replaceAll("dep-[0-9a-f]+", "dep");
  }
}
