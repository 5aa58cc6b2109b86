package io.atrium.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.atrium.accounts.Actor;
import io.atrium.accounts.Department;
import io.atrium.accounts.Office;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.catalogue.CatalogueQueries;
import io.atrium.catalogue.NewOffering;
import io.atrium.catalogue.Offering;
import io.atrium.catalogue.OfferingCommands;
import io.atrium.hosts.HostCommands;
import io.atrium.hosts.NewHost;
import io.atrium.instances.Description;
import io.atrium.instances.Instance;
import io.atrium.instances.InstanceCommands;
import io.atrium.instances.InstanceQueries;
import io.atrium.instances.Orders;
import io.atrium.instances.TestOrder;
import io.atrium.kernel.Ids;
import io.atrium.kernel.Kind;
import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/**
 * No form saves over what somebody else saved since it was opened, and none loses what was typed.
 */
@PagesTest
class EditFormTests {

  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

  @Autowired private MockMvcTester pages;
  @Autowired private TestAccounts accounts;
  @Autowired private CatalogueQueries catalogue;
  @Autowired private OfferingCommands offerings;
  @Autowired private HostCommands hosts;
  @Autowired private Orders orders;
  @Autowired private InstanceCommands commands;
  @Autowired private InstanceQueries machines;
  @Autowired private Ids ids;

  private Actor operator;
  private Department chemistry;

  @BeforeEach
  void anOperatorAndADepartment() {
    operator = accounts.actor(accounts.officer(Office.OPERATOR));
    chemistry = accounts.department();
  }

  @Test
  void aMachineIsNotSavedOverAChange() throws Exception {
    var machine = machine();

    refusesTheSecond(
        "/instances/" + machine.id() + "/edit", "name", Map.of("labels", ""), "lab", "hall");
  }

  @Test
  void aMachineIsSavedAlthoughItHasGoneOnSinceTheFormWasOpened() throws Exception {
    var machine = machine();
    var path = "/instances/" + machine.id() + "/edit";
    var seen = seen(path);
    commands.delete(operator, machine.id());

    assertThat(machines.instance(operator, machine.id()).version())
        .isGreaterThan(machine.version());
    assertThat(save(path, seen, "name", ids.next("hall"), Map.of())).hasStatus3xxRedirection();
  }

  @Test
  void aMachineIsNotSavedOverItsProtection() throws Exception {
    var machine = machine();
    var path = "/instances/" + machine.id() + "/edit";
    var seen = seen(path);
    commands.describe(operator, machine.id(), new Description(null, null, true));

    assertThat(save(path, seen, "name", ids.next("hall"), Map.of())).hasStatus(422);
    assertThat(machines.instance(operator, machine.id()).isProtected()).isTrue();
  }

  @Test
  void anImageIsNotSavedOverAChange() throws Exception {
    var image = catalogue.images(operator).getFirst();
    var asIs = Map.of("purpose", image.purpose(), "os", image.os());

    refusesTheSecond("/images/" + image.id() + "/edit", "name", asIs, "lab", "hall");
  }

  @Test
  void aSizeIsNotSavedOverAChange() throws Exception {
    var asIs = Map.of("purpose", "To try things", "active", "on");

    refusesTheSecond("/offerings/" + size().id() + "/edit", "name", asIs, "lab", "hall");
  }

  @Test
  void aHostIsNotSavedOverAChange() throws Exception {
    var rack = ids.next("rack");
    var host =
        hosts.register(operator, new NewHost(rack, "simulated", "simulated:///" + rack, null));

    refusesTheSecond(
        "/hosts/" + host.id() + "/edit", "name", Map.of("overcommit", "2"), "lab", "hall");
  }

  @Test
  void aDepartmentIsNotSavedOverAChange() throws Exception {
    var above = String.valueOf(chemistry.parentId());
    var asIs = Map.of("code", chemistry.code(), "parentId", above);

    refusesTheSecond("/departments/" + chemistry.id() + "/edit", "name", asIs, "lab", "hall");
  }

  @Test
  void aPersonIsNotSavedOverAChange() throws Exception {
    var person = accounts.person();
    var asIs = Map.of("active", "on");

    refusesTheSecond("/people/" + person.id(), "name", asIs, "lab", "hall");
  }

  @Test
  void onesOwnProfileIsNotSavedOverAChange() throws Exception {
    var seen = seen("/profile");
    assertThat(save("/profile", seen, "name", "lab", Map.of())).hasStatusOk();

    var refused = save("/profile", seen, "name", "hall", Map.of());

    assertThat(refused).hasStatus(422).bodyText().contains(value("hall"), "href=\"/profile\"");
    assertThat(get("/profile")).bodyText().contains(value("lab"));
    assertThat(save("/profile", seen("/profile"), "name", "hall", Map.of())).hasStatusOk();
  }

  @Test
  void aQuotaIsNotSavedOverAChange() throws Exception {
    refusesTheSecond("/quotas/" + chemistry.id(), "instances", Map.of(), "11", "12");
  }

  /** Two open the same form, and the second to save typed something else. */
  private void refusesTheSecond(
      String path, String field, Map<String, String> asIs, String first, String second)
      throws Exception {
    var seen = seen(path);
    assertThat(save(path, seen, field, first, asIs)).hasStatus3xxRedirection();

    var refused = save(path, seen, field, second, asIs);

    assertThat(refused).hasStatus(422);
    assertThat(refused).bodyText().contains("It was changed since you read it", value(second));
    assertThat(refused)
        .bodyText()
        .contains("<a href=\"%s\">Show it as it is now</a>".formatted(path));
    assertThat(get(path)).bodyText().contains(value(first));
    assertThat(save(path, seen(path), field, second, asIs)).hasStatus3xxRedirection();
  }

  /** One that waits for room. */
  private Instance machine() {
    var image =
        catalogue.images(operator).stream()
            .filter(each -> each.kind() == Kind.VM)
            .findFirst()
            .orElseThrow();
    var order = TestOrder.patient(ids.next("vm"), image.id(), size().id(), chemistry.id());
    return orders.place(operator, order).getFirst();
  }

  private static String value(String typed) {
    return "value=\"%s\"".formatted(typed);
  }

  private Offering size() {
    var sku = ids.next("VM").toUpperCase(Locale.ROOT);
    return offerings.add(operator, new NewOffering(sku, sku, "To try", Kind.VM, 1, 256, 2));
  }

  private MvcTestResult save(
      String path, String seen, String field, String value, Map<String, String> asIs) {
    var entered = new HashMap<>(asIs);
    entered.put(field, value);
    entered.put("seen", seen);
    var post = pages.post().uri(path).with(Asking.as(operator)).with(csrf());
    entered.forEach(post::param);
    return post.exchange();
  }

  private String seen(String path) throws UnsupportedEncodingException {
    var seen = SEEN.matcher(get(path).getResponse().getContentAsString());
    assertThat(seen.find()).as("the entity tag in " + path).isTrue();
    return HtmlUtils.htmlUnescape(seen.group(1));
  }

  private MvcTestResult get(String path) {
    return pages.get().uri(path).with(Asking.as(operator)).exchange();
  }
}
