package io.atrium.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.Office;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Person;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.billing.InstanceUsage;
import io.atrium.instances.Billable;
import io.atrium.metering.Meter;
import io.atrium.metering.TestFacts;
import io.atrium.testing.MovableClock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What pages say when prices change within a month. Prices are everybody's: a portal of its own.
 */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=price-change"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class PriceChangeTests {

  private static final String WINTER =
      """
      {"effectiveFrom": "2026-11-10T13:00:00Z", "label": "Winter", "prices": [
        {"meter": "vcpu", "unitPrice": "18"}, {"meter": "memory", "unitPrice": "0.005"},
        {"meter": "disk", "unitPrice": "0.0001"}, {"meter": "address", "unitPrice": "0"}]}\
      """;

  @Autowired private MockMvcTester pages;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private InstanceUsage usage;
  @Autowired private MovableClock clock;

  private Department department;
  private Actor head;
  private Person operator;

  @Test
  void saysWhichPricesHeldWhenAndThatTheyWillChange() {
    begin();
    assertThat(page("/instances/new")).bodyText().doesNotContain("Prices change on");
    publish();

    assertThat(page("/instances/new"))
        .bodyText()
        .contains(
            "Prices change on 10 Nov 2026, 14:00:00: the month is reckoned with the new ones");

    var life = ranOverTheChange();
    assertThat(usage.charges(head, life.instanceId))
        .filteredOn(each -> each.interval().meter() == Meter.VCPU)
        .extracting(each -> each.span().seconds() + " " + each.perHour() + " " + each.amount())
        .containsExactly("1801 0.0090 0.009005", "1800 18.0000 18.000000");
    clock.set(Instant.parse("2026-11-12T12:00:00Z"));
    var bill = page("/bills");
    assertThat(bill)
        .bodyText()
        .contains("starter, from 1 Nov 2026, 00:00:00 until 10 Nov 2026, 14:00:00")
        .contains("Winter, from 10 Nov 2026, 14:00:00 until 1 Dec 2026, 00:00:00");
    var lines = Pattern.compile("/bills/inv-[0-9a-f]{17}/lines/").matcher(Requests.text(bill));
    assertThat(lines.find()).isTrue();
    assertThat(words(lines.group() + 1)).contains("starter, until 10 Nov 2026, 14:00:00");
    assertThat(words(lines.group() + 2)).contains("Winter, from 10 Nov 2026, 14:00:00 ");
    assertThat(words(lines.group() + 3))
        .contains("0.003001666667 EUR to twelve digits after the point");
  }

  private void begin() {
    var accounts = new TestAccounts(departments, members, people, directory);
    department = accounts.department();
    head = accounts.actor(accounts.member(department, Role.HEAD));
    operator = accounts.officer(Office.OPERATOR);
  }

  private void publish() {
    assertThat(new Requests(pages).post(operator, "/api/v1/prices", WINTER)).hasStatus(201);
  }

  private TestFacts ranOverTheChange() {
    var life = new TestFacts(department.id(), "h-1");
    transaction.executeWithoutResult(_ -> {
      events.publishEvent(life.now(Billable.FULL, Instant.parse("2026-11-10T12:29:59Z")));
      events.publishEvent(life.now(Billable.NOTHING, Instant.parse("2026-11-10T13:30:00Z")));
    });
    return life;
  }

  /** What is to be read on the page, without its tags. */
  private String words(String path) {
    return Requests.text(page(path)).replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
  }

  private MvcTestResult page(String path) {
    return pages.get().uri(path).with(Asking.as(head)).exchange();
  }
}
