package io.atrium.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atrium.accounts.Actor;
import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentChange;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Person;
import io.atrium.accounts.PersonChange;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.billing.web.MoneySetting;
import io.atrium.instances.Billable;
import io.atrium.kernel.Faults;
import io.atrium.kernel.InvalidRequest;
import io.atrium.mail.PostOffice;
import io.atrium.mail.PostRound;
import io.atrium.metering.TestFacts;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What heads are told when a month comes to a threshold, read back from a real mail server. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "atrium.url=https://atrium.example.edu/",
      "spring.application.name=warnings"
    })
@BothDatabases
@Import({MoneySetting.class, PostRound.class})
@AutoConfigureMockMvc
class BudgetWarningsTests {

  private static final PostOffice POST = new PostOffice();

  private static final Instant IN_NOVEMBER = Instant.parse("2026-11-10T12:00:00Z");

  @Autowired private BudgetWatch watch;
  @Autowired private MoneySetting.Pretended pretended;
  @Autowired private BudgetCommands commands;
  @Autowired private BudgetQueries queries;
  @Autowired private PostRound post;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock clock;
  @Autowired private MockMvcTester pages;
  @Autowired private JdbcClient jdbc;

  private TestAccounts accounts;
  private Department department;
  private Person head;

  @DynamicPropertySource
  static void ourServer(DynamicPropertyRegistry settings) {
    settings.add("atrium.mail.host", () -> "127.0.0.1");
    settings.add("atrium.mail.port", POST::port);
  }

  @BeforeEach
  void aDepartmentWithItsHead() {
    clock.set(IN_NOVEMBER);
    accounts = new TestAccounts(departments, members, people, directory);
    department = accounts.department();
    head = head(department);
  }

  @Test
  void aHeadGetsOneMailInBothFormsWithAmountsAndALink() throws Exception {
    budget("20", 50, 100);
    running();

    look();
    look();

    var mails = mails(head);
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().getSubject())
        .isEqualTo(department.name() + " will reach 50 % of its budget for November 2026");
    for (var type : List.of("text/plain", "text/html")) {
      assertThat(PostOffice.part(mails.getFirst(), type))
          .as(type)
          .contains("50 % of €20.00 will be reached if nothing changes: €12.11 by the month’s end.")
          .contains("Budget for November 2026", "€20.00", "Spent so far", "€0.00")
          .contains("https://atrium.example.edu/budgets", "the portal of Example College")
          .doesNotContain("??", "100 %", "imulated");
    }
    assertThat(trail()).isOne();
  }

  @Test
  void aMailSaysThatSimulatedMachinesHaveAShareInIt() throws Exception {
    budget("20", 50);
    pretended.ids.add(running().instanceId);

    look();

    for (var type : List.of("text/plain", "text/html")) {
      assertThat(PostOffice.part(mails(head).getFirst(), type))
          .contains("Simulated machines have a share in what is spent and foreseen.");
    }
  }

  @Test
  void whatIsReachedAtOnceIsOneMailWithTheGravestFirst() throws Exception {
    budget("5", 80, 100);
    running();

    look();

    var mail = mails(head).getFirst();
    assertThat(mails(head)).hasSize(1);
    assertThat(mail.getSubject()).contains("will reach 100 %");
    assertThat(PostOffice.part(mail, "text/plain")).contains("80 % of €5.00", "100 % of €5.00");
    assertThat(warnings()).extracting(BudgetWarning::threshold).containsExactly(80, 100);
  }

  @Test
  void whatIsSpentIsToldBesideWhatWasForeseen() throws Exception {
    var life = running();
    budget("5", 80);
    look();
    assertThat(mails(head)).hasSize(1);

    clock.set(Instant.parse("2026-11-29T12:00:00Z"));
    tell(life.now(Billable.NOTHING, clock.instant()));
    look();
    look();

    assertThat(mails(head)).hasSize(2);
    assertThat(mails(head).getLast().getSubject()).contains("has reached 80 %");
    assertThat(warnings())
        .extracting(BudgetWarning::kind)
        .containsExactly(WarningKind.FORECAST, WarningKind.SPENT);
  }

  @Test
  void theNextMonthIsToldAnew() throws Exception {
    budget("20", 50);
    running();
    look();

    clock.set(Instant.parse("2026-12-01T00:00:00Z"));
    look();
    look();

    assertThat(mails(head)).hasSize(2);
    assertThat(mails(head).getLast().getSubject()).contains("for December 2026");
  }

  @Test
  void aRaisedBudgetIsToldAnewAndAnUnchangedOneIsNot() {
    budget("5", 80);
    running();
    look();

    budget("1000", 80);
    look();
    assertThat(mails(head)).hasSize(1);
    assertThat(pressing()).isEmpty();
    budget("10", 80);
    look();
    budget("5", 80);
    look();

    assertThat(mails(head)).hasSize(2);
    assertThat(pressing()).hasSize(1);
  }

  @Test
  void staysOnTheStartPageAsLongAsItIsSo() {
    var life = running();
    budget("5", 80);
    look();
    assertThat(startPage()).contains(department.name() + " will reach 80 % of its budget");
    assertThat(startPage()).contains("€0.00 spent", "of €5.00", "noticed on 10 Nov 2026, 13:00");

    tell(life.now(Billable.NOTHING, clock.instant()));
    look();

    assertThat(startPage()).doesNotContain(department.name());
    assertThat(page("/budgets")).contains("foreseen on 10 Nov 2026; not so any more");
    assertThat(page("/budgets/" + department.id())).contains("Thresholds reached this month");
    assertThat(warnings()).singleElement().matches(each -> !each.holds());
  }

  @Test
  void theNextAboveIsToldWhereADepartmentHasNoHead() {
    var below = accounts.below(accounts.below(department));
    accounts.member(below, Role.MEMBER);
    commands.set(Actor.portal(), below.id(), wanted("5", 80), new Faults(), null);
    tell(new TestFacts(below.id(), "h-1").now(Billable.FULL, hourAgo()));

    look();

    assertThat(mails(head)).hasSize(1);
  }

  @Test
  void aHeadWhoHasLeftIsNotWrittenTo() {
    var other = head(department);
    people.change(Actor.portal(), head.id(), null, new PersonChange(null, null, null, null, false));
    budget("5", 80);
    running();

    look();

    assertThat(mails(head)).isEmpty();
    assertThat(mails(other)).hasSize(1);
  }

  @Test
  void twoPortalsTellOnce() throws Exception {
    budget("5", 80);
    running();

    var portals =
        List.of(
            Thread.ofPlatform().start(this::lookTwice), Thread.ofPlatform().start(this::lookTwice));
    for (var each : portals) {
      each.join();
    }
    look();

    assertThat(mails(head)).hasSize(1);
    assertThat(warnings()).hasSize(1);
    assertThat(trail()).isOne();
  }

  /** What gets past this all the same is put on one line: see OutboxTests. */
  @Test
  void noDepartmentCanBeCalledLikeAHeader() {
    var change = new DepartmentChange("physics", "Physics\r\nBcc: all@college.example", null, null);

    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> departments.create(Actor.portal(), change));
  }

  private void lookTwice() {
    watch.look();
    watch.look();
  }

  private void look() {
    watch.look();
    post.go();
  }

  private Person head(Department of) {
    var made = accounts.member(of, Role.HEAD);
    var address = made.login() + "@college.example";
    return people.change(
        Actor.portal(), made.id(), null, new PersonChange(null, address, null, null, null));
  }

  /** One machine of the department's, since an hour ago. */
  private TestFacts running() {
    var life = new TestFacts(department.id(), "h-1");
    tell(life.now(Billable.FULL, hourAgo()));
    return life;
  }

  private Instant hourAgo() {
    return clock.instant().minusSeconds(3_600);
  }

  private void budget(String amount, Integer... thresholds) {
    commands.set(
        accounts.actor(head), department.id(), wanted(amount, thresholds), new Faults(), null);
  }

  private static NewBudget wanted(@Nullable String amount, Integer... thresholds) {
    return new NewBudget(amount, null, List.of(thresholds), WhenExceeded.WARN);
  }

  private List<MimeMessage> mails(Person person) {
    return POST.got(person.login() + "@college.example");
  }

  private List<BudgetWarning> warnings() {
    return queries.of(accounts.actor(head), department.id()).warnings();
  }

  private List<BudgetWarning> pressing() {
    return queries.pressing(accounts.actor(head));
  }

  private String startPage() {
    return page("/budgets/panels/attention");
  }

  private String page(String path) {
    var answer = pages.get().uri(path).with(Asking.as(accounts.actor(head))).exchange();
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private long trail() {
    return jdbc.sql(
            "select count(*) from audit_entry where action = 'budget.reached' and department_id ="
                + " ?")
        .param(department.id())
        .query(Long.class)
        .single();
  }

  private void tell(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }
}
