package io.atrium.pricing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.billing.web.MoneySetting;
import io.atrium.billing.web.Requests;
import io.atrium.instances.Billable;
import io.atrium.kernel.Faults;
import io.atrium.metering.Meter;
import io.atrium.metering.TestFacts;
import io.atrium.pricing.NewPrices;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceCommands;
import io.atrium.testing.MovableClock;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A bill of a month in which prices changed, as its reader checks it by hand. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=price-change"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class PriceChangeTests {

  @Autowired private MockMvcTester portal;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private PriceCommands prices;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;
  @Autowired private MovableClock clock;

  private Actor head;

  @BeforeEach
  void twoHoursOfUseWithNewPricesBetween() {
    var accounts = new TestAccounts(departments, members, people, directory);
    var department = accounts.department();
    head = accounts.actor(accounts.member(department, Role.HEAD));
    if (clock.instant().isBefore(Instant.parse("2026-11-12T00:00:00Z"))) {
      publish("Winter prices", "2026-11-12T12:00:00Z");
      publish("Spring prices", "2027-03-01T00:00:00Z");
    }
    clock.set(Instant.parse("2026-11-20T12:00:00Z"));
    var life = new TestFacts(department.id(), "h-1");
    tell(life.now(Billable.FULL, Instant.parse("2026-11-12T11:00:00Z")));
    tell(life.now(Billable.NOTHING, Instant.parse("2026-11-12T13:00:00Z")));
  }

  private void publish(String label, String from) {
    var all =
        Meter.ofMachines().stream()
            .map(meter -> new Price(meter, null, null, null, new BigDecimal("0.03")))
            .toList();
    prices.publish(Actor.portal(), new NewPrices(Instant.parse(from), label, all), new Faults());
  }

  private void tell(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
  }

  private MvcTestResult get(String path) {
    return portal.get().uri(path).with(Asking.as(head)).exchange();
  }

  @Test
  void saysOnceWhenPricesHeldAndNamesThemInEachRowWhereTwoRowsAreAboutTheSame() {
    var starter = ">from 1 Nov 2026, 00:00:00 until 12 Nov 2026, 13:00:00<";
    var winter = ">from 12 Nov 2026, 13:00:00 until 1 Dec 2026, 00:00:00<";

    assertThat(get("/bills?period=2026-11"))
        .bodyText()
        .containsOnlyOnce(starter)
        .containsOnlyOnce(winter)
        .containsPattern(
            "rowgroup\"[^>]*>[^<]* –"
                + " vCPU<(?s:.)*\"table__sub\">starter<(?s:.)*\"table__sub\">Winter prices<");
  }

  @Test
  void explainsARowWithUntilWhenItsPricesHold() {
    var list = get("/api/v1/bills?period=2026-11");
    assertThat(list).bodyJson().extractingPath("$.items[0].lines[0].quantity").isEqualTo("7200");
    assertThat(list).bodyJson().extractingPath("$.items[0].lines[1].quantity").isEqualTo("7200");
    var bill = Requests.json(list, "$.items[0].id");

    var first = get("/api/v1/bills/%s/lines/1/explanation".formatted(bill));
    assertThat(first)
        .bodyJson()
        .extractingPath("$.priceVersion.effectiveUntil")
        .isEqualTo("2026-11-12T12:00:00Z");
    var second = get("/api/v1/bills/%s/lines/2/explanation".formatted(bill));
    assertThat(second)
        .bodyJson()
        .extractingPath("$.priceVersion.effectiveUntil")
        .isEqualTo("2027-03-01T00:00:00Z");
    assertThat(get("/bills/%s/lines/2".formatted(bill)))
        .bodyText()
        .contains("Winter prices", "until 1 Mar 2027, 01:00:00");
  }
}
