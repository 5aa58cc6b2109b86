package io.atrium.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.kernel.Money;
import io.atrium.testing.Seeds;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How the lines of a bill are put together, and that nothing is lost or added by it. */
class LineGroupTests {

  @Test
  void subtotalsSumUpToTheTotalAndEachLineIsInOneGroupWhateverIsFreeOrDiscounted() {
    Seeds.tryOut(
        2_000,
        random -> {
          var lines = SampleBills.lines(random, random.nextInt(1, 60));
          var bill = SampleBills.issued("Physics", 1, lines);

          var groups = groups(bill);

          assertThat(groups.stream().map(LineGroup::subtotal).reduce(Money::plus))
              .contains(bill.total());
          for (var group : groups) {
            assertThat(group.lines().stream().map(LineView::amount).reduce(Money::plus))
                .contains(group.subtotal());
          }
          assertThat(groups.stream().flatMap(each -> each.lines().stream()).map(LineView::n))
              .containsExactlyInAnyOrderElementsOf(lines.stream().map(BillLine::n).toList());
        });
  }

  @Test
  void allLinesOfAGroupAreCountedInOneUnit() {
    Seeds.tryOut(
        200,
        random -> {
          var bill = SampleBills.issued("Physics", 1, SampleBills.lines(random, 100));

          for (var group : groups(bill)) {
            assertThat(group.lines()).extracting(LineView::per).containsOnly(group.per());
          }
        });
  }

  @Test
  void machinesComeFirstByWhatIsCountedAndWhatIsStoredIsOneGroupAtTheEnd() {
    var lines = SampleBills.lines(new Random(1), 1_000);

    var groups = groups(SampleBills.issued("Physics", 1, lines));

    assertThat(groups)
        .extracting(each -> each.kind() + " " + each.subject())
        .startsWith("vm vcpu", "vm memory", "vm disk", "vm address", "vm cpu-time", "vm network")
        .endsWith("container network", "container block", "null stored")
        .doesNotHaveDuplicates();
    assertThat(groups.getLast().lines().stream().map(LineView::what).collect(Collectors.toSet()))
        .isEqualTo(Set.of("snapshot", "image", "volume", "archive"));
  }

  private static List<LineGroup> groups(Bill bill) {
    return LineGroup.of(bill, each -> LineView.of(each, bill, null, true));
  }
}
