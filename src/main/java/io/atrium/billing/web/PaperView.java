package io.atrium.billing.web;

import io.atrium.billing.Bill;
import io.atrium.billing.BillIds;
import io.atrium.billing.Counted;
import io.atrium.kernel.Institution;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
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
    @Nullable Counted counted,
    BillSheet sheet,
    SimulatedShares simulated,
    DateTimeFormatter moment,
    DateTimeFormatter second) {

  /** From when until when the prices of the line held. */
  public String from(LineView.Held held) {
    return moment.format(held.from());
  }

  public String until(LineView.Held held) {
    return moment.format(held.until());
  }

  /** With all its digits, and a mark between thousands. */
  public String number(BigDecimal number) {
    return String.format(Locale.ENGLISH, "%,." + Math.max(0, number.scale()) + "f", number);
  }

  /** To the second, as it is counted. */
  public String exactly(Instant instant) {
    return second.format(instant);
  }

  static PaperView of(
      Bill bill,
      @Nullable Counted counted,
      BillSheet sheet,
      SimulatedShares simulated,
      Institution institution) {
    var moment = format("d MMM yyyy, HH:mm", institution);
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
        counted,
        sheet,
        simulated,
        moment,
        format("d MMM yyyy, HH:mm:ss", institution));
  }

  private static DateTimeFormatter format(String pattern, Institution institution) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(institution.zone());
  }

  private static @Nullable String written(@Nullable Instant instant, DateTimeFormatter format) {
    return instant == null ? null : format.format(instant);
  }
}
