package io.atrium.costs;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.billing.BillingRoom;
import io.atrium.billing.DraftedBills;
import io.atrium.billing.TestMonth;
import io.atrium.instances.Billable;
import io.atrium.kernel.Size;
import io.atrium.metering.Span;
import io.atrium.metering.Use;
import io.atrium.pricing.rating.Exact;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import io.atrium.testing.Seeds;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** However costs are told apart, they are the costs of the bill, on both databases. */
@DataJpaTest(properties = "spring.application.name=cost-sums")
@BothDatabases
@Import(BillingRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class CostSumsTests {

  private static final int CASES = 12;

  private static final Instant END = Instant.parse("2026-12-03T07:11:13Z");

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final CostPeriod NOVEMBER = CostPeriod.ofMonth(YearMonth.of(2026, 11));

  @Autowired private CostSums sums;
  @Autowired private DraftedBills bills;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private MovableClock clock;

  @Test
  void groupsSumToTheTotalAndDaysToTheMonthAndBothToTheBill() {
    clock.set(END);
    Seeds.tryOut(
        CASES,
        random -> {
          var month = months.getObject();
          var machines = random.nextInt(1, 8);
          for (int i = 0; i < machines; i++) {
            live(month, random);
          }
          var frame = CostFrame.of(NOVEMBER, ZONE, END);
          var bill = bills.exact(month.department, frame.whole());

          var byDepartment = sum(month, frame.spans(), false, Use::departmentId);
          var byPart = sum(month, frame.spans(), true, each -> part(each, random.hashCode()));
          var inOne = sum(month, List.of(frame.whole()), true, Use::instanceId);

          assertThat(total(byDepartment.values())).isEqualTo(bill);
          assertThat(total(byPart.values())).isEqualTo(bill);
          assertThat(total(inOne.values())).isEqualTo(bill);
          assertThat(byDepartment.keySet()).isSubsetOf(month.department);
        });
  }

  @Test
  void asksForNothingOfOtherDepartments() {
    clock.set(END);
    var mine = months.getObject();
    var other = months.getObject();
    mine.ran("2026-11-02T12:00:00Z", "2026-11-02T13:00:00Z");
    other.ran("2026-11-02T12:00:00Z", "2026-11-05T13:00:00Z");

    var frame = CostFrame.of(NOVEMBER, ZONE, END);
    var found = sum(mine, frame.spans(), false, Use::departmentId);

    assertThat(found).containsOnlyKeys(mine.department);
    assertThat(total(found.values())).isEqualTo(bills.exact(mine.department, frame.whole()));
  }

  private Map<String, List<Exact>> sum(
      TestMonth month, List<Span> spans, boolean perInstance, Function<Use, String> part) {
    return sums.of(Set.of(month.department), spans, perInstance, part);
  }

  /** Some part that depends on the instance alone. */
  private static String part(Use use, int salt) {
    return "part-" + Math.floorMod(String.valueOf(use.instanceId()).hashCode() ^ salt, 3);
  }

  private static void live(TestMonth month, RandomGenerator random) {
    var life = month.instance();
    var at = Instant.parse("2026-10-28T00:00:00Z");
    for (int i = 0; i < random.nextInt(1, 6); i++) {
      at = at.plusSeconds(random.nextLong(1, 700_000));
      life.resized(
          new Size(random.nextInt(1, 4), 256 * random.nextInt(1, 9), random.nextInt(1, 50)));
      var state = Billable.values()[random.nextInt(Billable.values().length)];
      month.tell(life.now(state, at));
    }
    month.tell(life.now(Billable.NOTHING, at.plusSeconds(random.nextLong(1, 700_000))));
  }

  private static Exact total(Collection<List<Exact>> parts) {
    var all = new ArrayList<Exact>();
    parts.forEach(all::addAll);
    return all.stream().reduce(Exact.ZERO, Exact::plus);
  }
}
