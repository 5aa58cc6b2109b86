package io.atrium.pricing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.Actor;
import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.Office;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.billing.web.MoneySetting;
import io.atrium.instances.InstanceCosts;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import io.atrium.metering.Meter;
import io.atrium.pricing.Allowance;
import io.atrium.pricing.Discount;
import io.atrium.pricing.NewPrices;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceCommands;
import io.atrium.pricing.PriceQueries;
import io.atrium.pricing.PriceVersion;
import io.atrium.testing.MovableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** The form of new prices: each amount gets under what it was typed for, or nowhere. */
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=price-form"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class PriceFormTests {

  private static final Pattern FIELD =
      Pattern.compile("name=\"(seen|base|reviewed|price-[^\"]*)\"[^>]*? value=\"([^\"]*)\"");

  private static final Pattern SEAL = Pattern.compile("name=\"reviewed\" value=\"([^\"]*)\"");

  @Autowired private MockMvcTester portal;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private PriceCommands prices;
  @Autowired private PriceQueries queries;
  @Autowired private InstanceCosts costs;
  @Autowired private MovableClock clock;

  private Actor operator;

  @BeforeEach
  void fivePricesOneOfThemOfTests() {
    var accounts = new TestAccounts(departments, members, people, directory);
    operator = accounts.actor(accounts.officer(Office.OPERATOR));
    var all = general("0.02");
    all.add(new Price(Meter.VCPU, Environment.TEST, null, null, new BigDecimal("0.01")));
    publish("Five", all);
  }

  @Test
  void setsWhatWasTypedForEach() throws Exception {
    var form = open();
    form.put("price-vcpu-test", "0.0033");
    form.put("price-disk", "0.0044");

    assertThat(save(form, "Typed")).hasStatus3xxRedirection();

    assertThat(latest().prices())
        .contains(
            new Price(Meter.VCPU, Environment.TEST, null, null, new BigDecimal("0.0033")),
            new Price(Meter.DISK, null, null, null, new BigDecimal("0.0044")));
  }

  @Test
  void addsFurtherPricesAllowancesAndDiscountsAndDropsWhatIsLeftEmpty() throws Exception {
    var department = new TestAccounts(departments, members, people, directory).department();
    var form = open();
    form.put("price-vcpu-test", "");
    form.put("new-0-meter", "network-out");
    form.put("new-0-kind", "VM");
    form.put("new-0-price", "0.05");
    form.put("free-0-meter", "vcpu");
    form.put("free-0-units", "100");
    form.put("less-0-department", department.id());
    form.put("less-0-percent", "12.5");

    assertThat(save(form, "With terms")).hasStatus3xxRedirection();

    assertThat(latest().prices())
        .hasSize(5)
        .contains(new Price(Meter.NETWORK_OUT, null, Kind.VM, null, new BigDecimal("0.05")));
    assertThat(latest().allowances()).containsExactly(new Allowance(Meter.VCPU, null, 100));
    assertThat(latest().discounts())
        .containsExactly(new Discount(department.id(), new BigDecimal("12.5")));
    assertThat(open())
        .containsEntry("price-network_out-vm", "0.0500")
        .doesNotContainKey("price-vcpu-test");
  }

  @Test
  void namesTheRowThatCannotBeRead() throws Exception {
    var form = open();
    form.put("new-1-price", "cheap");
    form.put("less-0-percent", "5");

    assertThat(save(form, "Odd rows"))
        .hasStatus(422)
        .bodyText()
        .contains("#new-1-meter", "#new-1-price", "#less-0-department", "value=\"cheap\"");
  }

  @Test
  void showsWhatThePricesWouldChangeWithoutSettingThem() throws Exception {
    var before = latest();

    assertThat(send(open(), "Tried"))
        .hasStatusOk()
        .bodyText()
        .contains("id=\"preview\"", "Set these prices");
    assertThat(latest()).isEqualTo(before);
  }

  @Test
  void showsAgainWhatWasChangedAfterItWasShown() throws Exception {
    var before = latest();
    var form = open();
    form.put("reviewed", reviewed(send(form, "Shown")));
    form.put("price-disk", "0.0055");

    assertThat(send(form, "Shown")).hasStatusOk().bodyText().contains("id=\"preview\"");
    assertThat(latest()).isEqualTo(before);
  }

  @Test
  void withdrawsWhatHasNotBegunAndGivesItsSecondBack() {
    var wrong = latest();

    assertThat(portal.get().uri("/prices").with(Asking.as(operator)).exchange())
        .bodyText()
        .contains("/prices/%s/withdraw".formatted(wrong.id()));
    assertThat(withdraw(wrong)).hasStatus3xxRedirection();
    assertThat(queries.versions()).doesNotContain(wrong);
    prices.publish(
        operator, new NewPrices(wrong.effectiveFrom(), "Right", general("0.03")), new Faults());

    assertThat(latest().label()).isEqualTo("Right");
    assertThat(latest().effectiveFrom()).isEqualTo(wrong.effectiveFrom());
    assertThat(withdraw(wrong)).hasStatus(404);
  }

  @Test
  void withdrawsNothingThatHoldsOrBeginsWithinSeconds() {
    var soon = latest();
    var now = clock.instant();
    clock.set(soon.effectiveFrom().minusSeconds(9));

    assertThat(withdraw(soon))
        .hasStatus(409)
        .bodyText()
        .contains("they can no longer be withdrawn");
    assertThat(portal.get().uri("/prices").with(Asking.as(operator)).exchange())
        .bodyText()
        .doesNotContain("/prices/%s/withdraw".formatted(soon.id()));
    assertThat(latest()).isEqualTo(soon);
    clock.set(now);
  }

  @Test
  void isNotSavedOverAWithdrawal() throws Exception {
    publish("Soon gone", general("0.06"));
    var gone = latest();
    var form = open();
    prices.withdraw(operator, gone.id());
    publish("In its place", general("0.07"));

    assertThat(save(form, "Too late")).hasStatus(422);
    assertThat(latest().label()).isEqualTo("In its place");
  }

  @Test
  void isNotSavedOverAVersionWithOtherRows() throws Exception {
    var form = open();
    publish("Four", general("0.05"));
    form.put("price-vcpu-test", "0.0033");

    var refused = save(form, "Too late");

    assertThat(refused).hasStatus(422);
    assertThat(refused)
        .bodyText()
        .contains("It was changed since you read it", "value=\"0.0033\"")
        .contains("<a href=\"/prices/new\">Show it as it is now</a>");
    assertThat(latest().label()).isEqualTo("Four");
    assertThat(save(open(), "In time")).hasStatus3xxRedirection();
    assertThat(latest().prices()).isEqualTo(general("0.05"));
  }

  @Test
  void isNotSavedOverAVersionWithTheSameRows() throws Exception {
    var form = open();
    var dearer = general("0.09");
    publish("Dearer", dearer);

    assertThat(save(form, "Too late")).hasStatus(422);
    assertThat(save(form, "Still too late")).hasStatus(422);

    assertThat(latest().label()).isEqualTo("Dearer");
    assertThat(latest().prices()).isEqualTo(dearer);
  }

  @Test
  void keepsTogetherWhatPricesTheSameMeter() throws Exception {
    assertThat(open().keySet())
        .containsSubsequence("price-vcpu", "price-vcpu-test", "price-memory", "price-address");
  }

  @Test
  void tellsOfSeveralVersionsToComeTheLastThatAMonthIsReckonedWith() {
    publish("Again", general("0.07"));
    var what = new OneKind(null, Kind.VM, Environment.TEST, new Size(1, 1_024, 10), "off-1");

    var month = costs.nextMonth(what, 1);

    assertThat(month.newPrices()).isEqualTo(latest().effectiveFrom());
    assertThat(month.newPrices()).isAfter(queries.versions().get(1).effectiveFrom());
  }

  private static List<Price> general(String amount) {
    var all = new ArrayList<Price>();
    for (var meter : Meter.ofMachines()) {
      all.add(new Price(meter, null, null, null, new BigDecimal(amount)));
    }
    return all;
  }

  private void publish(String label, List<Price> all) {
    prices.publish(operator, new NewPrices(next(), label, all), new Faults());
  }

  private PriceVersion latest() {
    return queries.versions().getFirst();
  }

  /** A day after the last prices begin. */
  private Instant next() {
    var last = latest().effectiveFrom();
    var from = last.isAfter(clock.instant()) ? last : clock.instant();
    return from.plus(Duration.ofDays(1));
  }

  private Map<String, String> open() throws Exception {
    var page = portal.get().uri("/prices/new").with(Asking.as(operator)).exchange();
    var fields = FIELD.matcher(page.getResponse().getContentAsString());
    var form = new LinkedHashMap<String, String>();
    while (fields.find()) {
      form.put(fields.group(1), HtmlUtils.htmlUnescape(fields.group(2)));
    }
    return form;
  }

  private MvcTestResult withdraw(PriceVersion version) {
    return portal
        .post()
        .uri("/prices/{id}/withdraw", version.id())
        .with(Asking.as(operator))
        .with(csrf())
        .exchange();
  }

  private static String reviewed(MvcTestResult shown) throws Exception {
    var seal = SEAL.matcher(shown.getResponse().getContentAsString());
    return seal.find() ? seal.group(1) : "";
  }

  /** Looks at what they would change, and then sets them. */
  private MvcTestResult save(Map<String, String> form, String label) throws Exception {
    form.put("reviewed", reviewed(send(form, label)));
    return send(form, label);
  }

  private MvcTestResult send(Map<String, String> form, String label) {
    var post = portal.post().uri("/prices/new").with(Asking.as(operator)).with(csrf());
    form.forEach(post::param);
    return post.param("label", label)
        .param("effectiveFrom", next().atOffset(ZoneOffset.UTC).toLocalDateTime().toString())
        .exchange();
  }
}
