package io.atrium.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.accounts.Actor;
import io.atrium.accounts.TestDepartments;
import io.atrium.instances.Billable;
import io.atrium.instances.InstanceCosts;
import io.atrium.instances.InstanceCosts.OneKind;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Size;
import io.atrium.testing.BothDatabases;
import io.atrium.testing.MovableClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

// Prices and closed months are the whole institution's, so these tests have a database of their
// own.
@DataJpaTest(properties = "spring.application.name=bills")
@BothDatabases
@Import(BillingRoom.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class BillsTests {

  private static final Actor PORTAL = Actor.portal();

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @Autowired private BillQueries bills;
  @Autowired private BillExplanations explanations;
  @Autowired private BillSharers sharers;
  @Autowired private BillCloser closer;
  @Autowired private LedgerAudit audit;
  @Autowired private InstanceCosts costs;
  @Autowired private ObjectProvider<TestMonth> months;
  @Autowired private TestDepartments departments;
  @Autowired private MovableClock clock;

  private TestMonth month;

  @BeforeEach
  void begin() {
    clock.set(Instant.parse("2026-11-10T12:00:00Z"));
    month = months.getObject();
  }

  @Test
  void billsToTheSecondWhatRan() {
    month.ran("2026-11-02T12:00:00Z", "2026-11-02T13:00:01Z");

    var bill = bill(NOVEMBER);

    assertThat(bill.status()).isEqualTo(BillStatus.OPEN);
    assertThat(bill.from()).isEqualTo("2026-10-31T23:00:00Z");
    assertThat(bill.to()).isEqualTo("2026-11-30T23:00:00Z");
    assertThat(bill.lines())
        .extracting(each -> each.meter().word() + " " + each.quantity() + " " + each.amount())
        .containsExactly(
            "vcpu 7202 0.02", "memory 3687424 0.01", "disk 36010 0.00", "address 3601 0.00");
    assertThat(bill.total().amount()).isEqualByComparingTo("0.03");
  }

  @Test
  void showsAnEmptyBillWhereNothingWasUsed() {
    var bill = bill(NOVEMBER);

    assertThat(bill.lines()).isEmpty();
    assertThat(bill.total().amount()).isEqualByComparingTo("0.00");
  }

  @Test
  void explainsEachLineDownToTheIntervals() {
    var first = month.ran("2026-11-02T12:00:00Z", "2026-11-02T15:00:00Z");
    month.ran("2026-11-03T12:00:00Z", "2026-11-03T13:30:00Z");

    var explained = explanations.explain(PORTAL, bill(NOVEMBER).id(), 1);

    assertThat(explained.evidence())
        .extracting(each -> each.from() + " " + each.to() + " " + each.units())
        .containsExactly(
            "2026-11-02T12:00:00Z 2026-11-02T15:00:00Z 2",
            "2026-11-03T12:00:00Z 2026-11-03T13:30:00Z 2");
    assertThat(explained.formula())
        .isEqualTo(
            "32400 vcpu-seconds × 0.0090 EUR per vcpu-hour ÷ 3600 = 0.081 EUR, rounded half-even"
                + " to 0.08 EUR");
    assertThat(explained.shares())
        .filteredOn(each -> each.instanceId().equals(first.instanceId))
        .singleElement()
        .satisfies(share -> assertThat(share.amount()).isEqualByComparingTo("0.05"));
  }

  @Test
  void saysOfAnAmountWithoutEndThatItIsCut() {
    month.ran("2026-11-02T12:00:00Z", "2026-11-02T12:00:01Z");
    var id = bill(NOVEMBER).id();

    var whole = explanations.explain(PORTAL, id, 1);
    var cut = explanations.explain(PORTAL, id, 2);

    assertThat(whole.exactToTheEnd()).isTrue();
    assertThat(whole.formula()).contains("÷ 3600 = 0.000005 EUR");
    assertThat(cut.exactToTheEnd()).isFalse();
    assertThat(cut.formula()).contains("÷ 3686400 ≈ 0.000001666667 EUR");
  }

  @Test
  void keepsOnAClosedBillTheCostCentreThatItWasIssuedTo() {
    departments.costCentre(month.department, "4711");
    month.ran("2026-11-02T12:00:00Z", "2026-11-20T12:00:00Z");
    assertThat(bill(NOVEMBER).costCentre()).isEqualTo("4711");
    month.now("2026-12-01T01:00:00Z");
    closer.closeDue();

    departments.costCentre(month.department, "0815");

    assertThat(bill(NOVEMBER).status()).isEqualTo(BillStatus.ISSUED);
    assertThat(bill(NOVEMBER).costCentre()).isEqualTo("4711");
    assertThat(bill(YearMonth.of(2026, 12)).costCentre()).isEqualTo("0815");
  }

  @Test
  void freezesTheBillWhenTheMonthIsOver() {
    month.ran("2026-11-02T12:00:00Z", "2026-11-20T12:00:00Z");
    var open = bill(NOVEMBER);
    var shares = sharers.of(List.of(open));
    month.now("2026-12-01T01:00:00Z");

    closer.closeDue();
    var issued = bill(NOVEMBER);
    closer.closeDue();

    assertThat(issued.status()).isEqualTo(BillStatus.ISSUED);
    assertThat(issued.id()).isEqualTo(open.id());
    assertThat(issued.lines()).isEqualTo(open.lines());
    assertThat(issued.total()).isEqualTo(open.total());
    assertThat(issued.ledgerHead()).startsWith("sha256:");
    assertThat(bill(NOVEMBER)).isEqualTo(issued);
    assertThat(shares.get(open.id())).hasSize(4);
    assertThat(sharers.of(List.of(issued))).isEqualTo(shares);
    assertThat(audit.firstFault()).isEmpty();
    for (var line : issued.lines()) {
      assertThat(explanations.explain(PORTAL, issued.id(), line.n()).evidence()).isNotEmpty();
    }
  }

  @Test
  void correctsAClosedMonthByANewRevisionWhenAFactComesLate() {
    var life = month.instance();
    var start = life.now(Billable.FULL, Instant.parse("2026-11-02T12:00:00Z"));
    var stop = life.now(Billable.STORAGE, Instant.parse("2026-11-12T12:00:00Z"));
    var end = life.now(Billable.NOTHING, Instant.parse("2026-11-22T12:00:00Z"));
    month.tell(start);
    month.tell(end);
    month.now("2026-12-01T01:00:00Z");
    closer.closeDue();
    var wrong = bill(NOVEMBER);

    month.tell(stop);
    closer.closeDue();

    var right = bill(NOVEMBER);
    assertThat(right.revision()).isEqualTo(2);
    assertThat(right.total().amount()).isLessThan(wrong.total().amount());
    assertThat(right.lines().getFirst().quantity()).isEqualTo(10 * 86_400 * 2);
    assertThat(bills.bill(PORTAL, wrong.id()).status()).isEqualTo(BillStatus.REPLACED);
    assertThat(bills.bill(PORTAL, wrong.id()).lines()).isEqualTo(wrong.lines());
    assertThat(audit.firstFault()).isEmpty();
  }

  @Test
  void waitsForAHostThatCannotBeSeenAndThenBillsOnlyWhatIsProven() {
    var life = month.instance();
    month.tell(life.now(Billable.FULL, Instant.parse("2026-11-30T12:00:00Z")));
    month.confirm("2026-11-30T13:00:00Z", life.instanceId);
    month.now("2026-12-02T12:00:00Z");
    closer.closeDue();
    assertThat(bill(NOVEMBER).status()).isEqualTo(BillStatus.OPEN);

    month.now("2026-12-04T12:00:00Z");
    closer.closeDue();
    var closed = bill(NOVEMBER);
    assertThat(closed.status()).isEqualTo(BillStatus.ISSUED);
    assertThat(closed.unproven()).isTrue();
    assertThat(closed.lines().getFirst().quantity()).isEqualTo(2 * 3_600);

    month.confirm("2026-12-05T00:00:00Z", life.instanceId);
    closer.closeDue();
    assertThat(bill(NOVEMBER).revision()).isEqualTo(2);
    assertThat(bill(NOVEMBER).lines().getFirst().quantity()).isEqualTo(2 * 11 * 3_600);
  }

  @Test
  void tellsWhatInstancesCostSoFarAndByTheHour() {
    var life = month.ran("2026-11-02T12:00:00Z", "2026-11-12T12:00:00Z");

    var sofar = costs.monthToDate(List.of(life.instanceId, "i-never"));

    assertThat(sofar.get(life.instanceId).amount()).isEqualByComparingTo("5.90");
    assertThat(sofar.get("i-never").amount()).isEqualByComparingTo("0.00");
    var what =
        new OneKind(null, Kind.CONTAINER, Environment.PRODUCTION, new Size(2, 2_048, 20), "off-1");
    assertThat(costs.perHour(what).amount()).isEqualTo(new BigDecimal("0.0312"));
    assertThat(costs.perHourKept(what).amount()).isEqualTo(new BigDecimal("0.0012"));
    assertThat(bills.soFar(PORTAL, List.of(month.department)))
        .singleElement()
        .satisfies(each -> assertThat(each.total().amount()).isEqualByComparingTo("5.90"));
  }

  private Bill bill(YearMonth period) {
    return bills.bills(PORTAL, period).stream()
        .filter(each -> each.departmentId().equals(month.department))
        .findFirst()
        .orElseThrow();
  }
}
