package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillIds;
import io.atrium.kernel.Institution;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A bill ready for paper: all text but the words of the form.
 *
 * @param replaces the bill that this one corrects; null where it corrects none
 * @param simulated how much of it is simulated: on paper, too, it must not pass for a real one
 */
record PaperView(
    String institution,
    String zone,
    Bill bill,
    String status,
    String currency,
    String month,
    String from,
    String to,
    @Nullable String issued,
    @Nullable String replaces,
    List<LineView> lines,
    DateTimeFormatter moment,
    SimulatedShares simulated) {

  /** From when until when the prices of the line held. */
  public String from(LineView.Held held) {
    return moment.format(held.from());
  }

  public String until(LineView.Held held) {
    return moment.format(held.until());
  }

  static PaperView of(
      Bill bill, List<LineView> lines, SimulatedShares simulated, Institution institution) {
    var moment =
        DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH)
            .withZone(institution.zone());
    return new PaperView(
        institution.institution(),
        institution.zone().getId(),
        bill,
        bill.status().name().toLowerCase(Locale.ROOT),
        bill.total().currency().getCurrencyCode(),
        DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH).format(bill.period()),
        moment.format(bill.from()),
        moment.format(bill.to()),
        written(bill.issuedAt(), moment),
        BillIds.replacedBy(bill).orElse(null),
        lines,
        moment,
        simulated);
  }

  private static @Nullable String written(@Nullable Instant instant, DateTimeFormatter format) {
    return instant == null ? null : format.format(instant);
  }
}
