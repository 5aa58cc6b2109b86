package io.atrium.instances.web;

import io.atrium.instances.web.OrderView.QuotaLine;
import io.atrium.kernel.Size;
import io.atrium.quota.Amounts;
import io.atrium.quota.QuotaMeter;
import io.atrium.quota.QuotaQueries;
import io.atrium.quota.Room;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Shows beside an order how it stands to the limits in its way. Only a picture of now: whether the
 * order fits is decided when it is placed.
 */
@Component
class OrderLimits {

  private static final double NEAR = 80;
  private static final double FULL = 100;

  private final QuotaQueries quotas;

  OrderLimits(QuotaQueries quotas) {
    this.quotas = quotas;
  }

  List<QuotaLine> of(String departmentId, String personId, Size size, int count) {
    var one = Amounts.of(size);
    return quotas.room(departmentId, personId).stream()
        .map(room -> line(room, one.of(room.meter()) * count))
        .filter(line -> shown(line))
        .toList();
  }

  /** Addresses follow the number of instances; they are shown only where they are in the way. */
  private static boolean shown(QuotaLine line) {
    var meter = line.meter();
    return line.state().equals("over")
        || !(meter.equals(QuotaMeter.ADDRESSES.word())
            || meter.equals(QuotaMeter.SNAPSHOTS.word()));
  }

  private static QuotaLine line(Room room, long wanted) {
    var taken = room.limit() - room.left();
    var used = percent(taken, room.limit());
    var asked = Math.min(FULL - used, percent(wanted, room.limit()));
    return new QuotaLine(
        room.meter().word(),
        room.scopeName(),
        taken,
        wanted,
        room.limit(),
        used,
        asked,
        state(wanted, room, used + asked));
  }

  private static String state(long wanted, Room room, double filled) {
    if (wanted > room.left()) {
      return "over";
    }
    return filled > NEAR ? "near" : "fine";
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? FULL : Math.min(FULL, Math.round(1_000 * FULL * part / whole) / 1_000.0);
  }
}
