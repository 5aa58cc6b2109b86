package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillLine;
import io.atrium.kernel.Kind;
import io.atrium.kernel.Money;
import io.atrium.metering.Meter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a bill that are about the same service, and what they come to together: exactly the
 * sum of its lines, for each of them is rounded already.
 *
 * @param kind of what; null where it does not matter, as for what is stored
 * @param subject the word of what is counted
 * @param per the unit that all its prices are for
 */
record LineGroup(
    @Nullable String kind, String subject, String per, Money subtotal, List<LineView> lines) {

  LineGroup {
    lines = List.copyOf(lines);
  }

  /** The groups in the order in which people look for them: machines first, what is stored last. */
  static List<LineGroup> of(Bill bill, Function<BillLine, LineView> view) {
    var groups = new TreeMap<Subject, List<BillLine>>(Subject.ORDER);
    for (var line : bill.lines()) {
      groups.computeIfAbsent(Subject.of(line), _ -> new ArrayList<>()).add(line);
    }
    return groups.entrySet().stream()
        .map(each -> of(each.getKey(), each.getValue(), bill, view))
        .toList();
  }

  private static LineGroup of(
      Subject subject, List<BillLine> lines, Bill bill, Function<BillLine, LineView> view) {
    var currency = bill.total().currency();
    return new LineGroup(
        subject.kind() == null ? null : subject.kind().name().toLowerCase(Locale.ROOT),
        subject.word(),
        lines.getFirst().per(),
        lines.stream()
            .map(each -> new Money(each.amount(), currency))
            .reduce(Money::plus)
            .orElseThrow(),
        lines.stream().map(view).toList());
  }

  /** Whether the line is all there is, so that it needs no heading over it. */
  public boolean single() {
    return lines.size() == 1;
  }

  /** What makes lines one group: what is counted, and of which kind of machine. */
  private record Subject(@Nullable Kind kind, Meter first) {

    private static final Comparator<Subject> ORDER =
        Comparator.<Subject, Boolean>comparing(each -> each.kind == null)
            .thenComparing(each -> each.kind, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Subject::first);

    static Subject of(BillLine line) {
      var meter = line.meter();
      return meter.stored()
          ? new Subject(null, Meter.SNAPSHOT)
          : new Subject(
              line.kind(),
              switch (meter) {
                case NETWORK_OUT -> Meter.NETWORK_IN;
                case BLOCK_WRITTEN -> Meter.BLOCK_READ;
                default -> meter;
              });
    }

    String word() {
      return switch (first) {
        case SNAPSHOT -> "stored";
        case NETWORK_IN -> "network";
        case BLOCK_READ -> "block";
        default -> first.word();
      };
    }
  }
}
