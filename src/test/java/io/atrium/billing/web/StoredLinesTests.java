package io.atrium.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.accounts.ActorDirectory;
import io.atrium.accounts.Department;
import io.atrium.accounts.DepartmentCommands;
import io.atrium.accounts.MemberCommands;
import io.atrium.accounts.PeopleCommands;
import io.atrium.accounts.Person;
import io.atrium.accounts.Role;
import io.atrium.accounts.TestAccounts;
import io.atrium.accounts.web.Asking;
import io.atrium.catalogue.Image;
import io.atrium.catalogue.ImageCommands;
import io.atrium.catalogue.ImageUploads;
import io.atrium.catalogue.NewImage;
import io.atrium.catalogue.start.StarterImage;
import io.atrium.kernel.Faults;
import io.atrium.kernel.ImageFormat;
import io.atrium.metering.Meter;
import io.atrium.pricing.NewPrices;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceCommands;
import io.atrium.testing.MovableClock;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is stored, from its upload to the line that explains it. */
// Prices are the whole institution's, so these tests have a context of their own.
@SpringBootTest(
    properties = {
      "atrium.background.enabled=false",
      "atrium.hosts.discover=false",
      "spring.application.name=storedlines"
    })
@Import(MoneySetting.class)
@AutoConfigureMockMvc
class StoredLinesTests {

  private static final byte[] DISK =
      StarterImage.all().stream()
          .filter(starter -> starter.description().format() == ImageFormat.QCOW2)
          .map(StarterImage::bytes)
          .findFirst()
          .orElseThrow();

  private static final Pattern BILL = Pattern.compile("\"id\":\"(inv-[0-9a-f]{17})\"");

  @Autowired private MockMvcTester portal;
  @Autowired private DepartmentCommands departments;
  @Autowired private MemberCommands members;
  @Autowired private PeopleCommands people;
  @Autowired private ActorDirectory directory;
  @Autowired private ImageCommands images;
  @Autowired private ImageUploads uploads;
  @Autowired private PriceCommands prices;
  @Autowired private MovableClock clock;

  private Department department;
  private Person person;
  private Actor head;

  @BeforeEach
  void begin() {
    var accounts = new TestAccounts(departments, members, people, directory);
    department = accounts.department();
    person = accounts.member(department, Role.HEAD);
    head = accounts.actor(person);
  }

  @Test
  void chargesADepartmentForItsImageFromItsPriceOnAndUntilItIsDeletedAndNamesIt() {
    now("2026-11-10T12:00:00Z");
    var image = kept("exam-disk");
    now("2026-11-10T12:30:00Z");
    assertThat(get("/bills")).bodyText().contains("Nothing to pay for");
    price("2026-11-10T13:00:00Z", "3600");
    now("2026-11-10T14:00:00Z");
    images.remove(head, image.id(), null);
    now("2026-11-10T18:00:00Z");

    var bill = get("/bills");
    var answer = get("/api/v1/bills?period=2026-11");
    var id = BILL.matcher(Requests.text(answer));
    assertThat(id.find()).isTrue();

    assertThat(bill).bodyText().contains(">Images<", "Virtual machines · one image<");
    // One MiB that was begun, for one hour: a 1024th of 3600 EUR.
    assertThat(answer).bodyJson().extractingPath("$.items[0].total").isEqualTo("3.52");
    assertThat(get("/costs?period=2026-11&by=person"))
        .bodyText()
        .contains(person.name())
        .doesNotContain("Owner not known");
    explains(id.group(1), image);
  }

  private void explains(String id, Image image) {
    var line = "/api/v1/bills/%s/lines/1/explanation".formatted(id);
    assertThat(get(line)).bodyJson().extractingPath("$.evidence[0].name").isEqualTo("exam-disk");
    assertThat(get(line)).bodyJson().extractingPath("$.evidenceSum").isEqualTo("3600");
    assertThat(get("/bills/%s/lines/1".formatted(id)))
        .bodyText()
        .contains("By image", "exam-disk", "3600 mib-seconds × 3600")
        .doesNotContain("By machine", ">Machine<", "/instances/" + image.id());
    assertThat(get("/bills/%s/pdf".formatted(id))).hasStatusOk();
    assertThat(get("/api/v1/bills/%s.focus.csv".formatted(id)))
        .bodyText()
        .contains("\"Images, virtual machines\"", image.id(), "exam-disk");
  }

  private Image kept(String name) {
    var wanted =
        new NewImage(
            name, null, null, ImageFormat.QCOW2, null, department.id(), null, null, null, null);
    var image = images.describe(head, wanted);
    return uploads.fill(head, image.id(), new ByteArrayInputStream(DISK), DISK.length);
  }

  private void price(String from, String image) {
    var list = new ArrayList<Price>();
    Meter.ofMachines().forEach(each -> list.add(price(each, "0")));
    list.add(price(Meter.IMAGE, image));
    prices.publish(
        Actor.portal(), new NewPrices(Instant.parse(from), "with images", list), new Faults());
  }

  private static Price price(Meter meter, String perHour) {
    return new Price(meter, null, null, null, new BigDecimal(perHour));
  }

  private void now(String moment) {
    clock.set(Instant.parse(moment));
  }

  private MvcTestResult get(String path) {
    return portal.get().uri(path).with(Asking.as(head)).exchange();
  }
}
