package io.atrium.shell;

import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How amounts, sizes and times are written on pages: one way everywhere. Templates know it as
 * {@code figures}. It never rounds a size up and never hides a digit of a price.
 */
class Figures {

  private static final Locale LANGUAGE = Locale.ENGLISH;
  private static final int MOST_DIGITS_OF_A_PRICE = 6;
  private static final int MIB_IN_A_GIB = 1_024;
  private static final int MOST_BEFORE_THE_POINT = 1_000;

  private final DateTimeFormatter moment;
  private final DateTimeFormatter second;
  private final DateTimeFormatter time;
  private final DateTimeFormatter day;

  Figures(Institution institution) {
    moment = format("d MMM yyyy, HH:mm", institution);
    second = format("d MMM yyyy, HH:mm:ss", institution);
    time = format("HH:mm:ss", institution);
    day = format("d MMM yyyy", institution);
  }

  /** A sum, rounded to the currency's minor unit. */
  public String money(Money sum) {
    return currency(sum, sum.currency().getDefaultFractionDigits());
  }

  /** A unit price, with all the digits it has. */
  public String price(Money price) {
    var digits = Math.max(price.amount().scale(), price.currency().getDefaultFractionDigits());
    return currency(price, digits);
  }

  /** Memory in the larger unit where that is exact. */
  public String memory(long mib) {
    return mib % MIB_IN_A_GIB == 0 ? number(mib / MIB_IN_A_GIB) + " GiB" : number(mib) + " MiB";
  }

  /** The same beside another amount: both in one unit, so that the eye can compare them. */
  public String memory(long mib, long beside) {
    var large = mib >= MIB_IN_A_GIB || beside >= MIB_IN_A_GIB;
    return large && fewDigitsInGib(mib) && fewDigitsInGib(beside)
        ? number((double) mib / MIB_IN_A_GIB) + " GiB"
        : number(mib) + " MiB";
  }

  /** So much of what is limited, with its unit where it has one. */
  public String amount(String meter, long amount) {
    return amount(meter, amount, amount);
  }

  /** The same beside another amount. */
  public String amount(String meter, long amount, long beside) {
    return switch (meter) {
      case "memoryMib" -> memory(amount, beside);
      case "diskGib" -> number(amount) + " GiB";
      default -> number(amount);
    };
  }

  /** How much of a whole, whose unit is told with the whole. */
  public String part(String meter, long amount, long whole) {
    return amount(meter, amount, whole).split(" ", 2)[0];
  }

  /** Whether it has at most three digits behind the point, so that none is cut. */
  private static boolean fewDigitsInGib(long mib) {
    return mib % (MIB_IN_A_GIB / 8) == 0;
  }

  /** Bytes in the unit that leaves at most three digits before the point. */
  public String bytes(long bytes) {
    var units = new String[] {"bytes", "KiB", "MiB", "GiB", "TiB"};
    var rest = BigDecimal.valueOf(bytes);
    var unit = 0;
    while (rest.longValue() >= MOST_BEFORE_THE_POINT && unit < units.length - 1) {
      rest = rest.divide(BigDecimal.valueOf(MIB_IN_A_GIB));
      unit++;
    }
    var format = NumberFormat.getNumberInstance(LANGUAGE);
    format.setMaximumFractionDigits(rest.compareTo(BigDecimal.ONE) < 0 ? 2 : 1);
    return format.format(rest) + " " + units[unit];
  }

  public String number(Number number) {
    var format = NumberFormat.getNumberInstance(LANGUAGE);
    format.setMaximumFractionDigits(MOST_DIGITS_OF_A_PRICE);
    return format.format(number);
  }

  public String moment(Instant instant) {
    return moment.format(instant);
  }

  /** A moment to the second, where use is explained. */
  public String second(Instant instant) {
    return second.format(instant);
  }

  public String time(Instant instant) {
    return time.format(instant);
  }

  public String day(Instant instant) {
    return day.format(instant);
  }

  public String month(YearMonth month) {
    return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", LANGUAGE));
  }

  /** A length of time in its two largest units, without loss below a minute. */
  public String length(Duration length) {
    if (length.toDays() > 0) {
      return "%d d %d h".formatted(length.toDays(), length.toHoursPart());
    }
    if (length.toHours() > 0) {
      return "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
    }
    return length.toMinutes() > 0
        ? "%d min %d s".formatted(length.toMinutes(), length.toSecondsPart())
        : "%d s".formatted(length.toSeconds());
  }

  /** Processor time in nanoseconds, told to the second; what is less than one is told as such. */
  public String processorTime(Number nanoseconds) {
    var time =
        Duration.ofSeconds(
            new BigDecimal(nanoseconds.toString())
                .movePointLeft(9)
                .toBigInteger()
                .longValueExact());
    if (time.isZero()) {
      return nanoseconds.longValue() == 0 ? "0 s" : "under 1 s";
    }
    var hours = time.toHours() > 0 ? number(time.toHours()) + " h " : "";
    var minutes = time.toMinutes() > 0 ? time.toMinutesPart() + " min " : "";
    return hours + minutes + time.toSecondsPart() + " s";
  }

  private static String currency(Money amount, int mostDigits) {
    var format = NumberFormat.getCurrencyInstance(LANGUAGE);
    format.setCurrency(amount.currency());
    format.setMinimumFractionDigits(amount.currency().getDefaultFractionDigits());
    format.setMaximumFractionDigits(mostDigits);
    return format.format(amount.amount());
  }

  private static DateTimeFormatter format(String pattern, Institution institution) {
    return DateTimeFormatter.ofPattern(pattern, LANGUAGE).withZone(institution.zone());
  }
}
