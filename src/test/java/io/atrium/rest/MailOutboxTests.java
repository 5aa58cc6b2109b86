package io.atrium.rest;

import static io.atrium.rest.Talk.read;
import static io.atrium.rest.Talk.text;
import static io.atrium.rest.Visitor.AUDITOR;
import static io.atrium.rest.Visitor.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.People;
import io.atrium.kernel.Ids;
import io.atrium.testing.MovableClock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The mail as operators and auditors see it: what did not get through, why, and what to do. */
@RestTest
class MailOutboxTests {

  private static final String MAIL = "/api/v1/mail";

  @Autowired private MockMvcTester portal;
  @Autowired private Visitors visitors;
  @Autowired private Campus campus;
  @Autowired private MovableClock clock;
  @Autowired private People people;
  @Autowired private JdbcClient jdbc;

  private final String id = new Ids().next("ml");

  @BeforeEach
  void aMailThatWasGivenUp() {
    jdbc.sql(
            """
            insert into mail_outbox values (:id, :id, :person, 'a@b', 'Chemistry is near its budget',
              'x', 'x', 'FAILED', 1, null, 1, '550 No such user here', :now, :now, :now)\
            """)
        .param("id", id)
        .param("person", campus.head().id())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  @AfterEach
  void forgetIt() {
    jdbc.sql("delete from mail_outbox where id = ?").param(id).update();
  }

  @Test
  void whatWasGivenUpIsToldByPageAndInterfaceWithTheServersWords() {
    var told = get(AUDITOR, MAIL);
    var page = text(get(AUDITOR, "/mail/panels/outbox"));

    assertThat(read(told, "$.failed")).isEqualTo("1");
    assertThat(read(told, "$.server")).isEqualTo("null");
    assertThat(read(told, "$.troubles[0].personId")).isEqualTo(campus.head().id());
    assertThat(read(told, "$.troubles[0].failure")).isEqualTo("550 No such user here");
    assertThat(page)
        .contains(
            "Must be 0", "Chemistry is near its budget", people.displayName(campus.head().id()))
        .contains("550 No such user here", "given up", "No mail server is set")
        .doesNotContain("??");
    assertThat(text(get(OPERATOR, "/health/checks"))).contains("/mail/panels/outbox");
  }

  @Test
  void anOperatorHasItTriedAgainFromTheBeginning() {
    var retried = post("/api/v1/mail/actions/try-again");

    assertThat(read(retried, "$.retried")).isEqualTo("1");
    var told = get(AUDITOR, MAIL);
    assertThat(read(told, "$.failed")).isEqualTo("0");
    assertThat(read(told, "$.troubles[0].attempts")).isEqualTo("0");
    assertThat(read(told, "$.troubles[0].nextAt")).isNotEqualTo("null");
    assertThat(text(get(OPERATOR, "/activity"))).contains("tried again to send", "1 mail");
    assertThat(text(get(OPERATOR, "/mail/panels/outbox"))).contains("As it must be", "1 wait");
  }

  private MvcTestResult get(Visitor visitor, String uri) {
    return visitors.as(visitor, portal.get().uri(uri), uri).exchange();
  }

  private MvcTestResult post(String uri) {
    return visitors.as(OPERATOR, portal.post().uri(uri), uri).exchange();
  }
}
