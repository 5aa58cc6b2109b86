package io.atrium.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.kernel.Institution;
import io.atrium.kernel.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class FiguresTests {

  private static final Currency EURO = Currency.getInstance("EUR");

  private final Figures figures =
      new Figures(new Institution("A College", ZoneId.of("Europe/Berlin"), EURO, Path.of("data")));

  @Test
  void writesSumsWithTheirMinorUnitAndPricesWithAllTheirDigits() {
    assertThat(figures.money(euros("1128.1"))).isEqualTo("€1,128.10");
    assertThat(figures.price(euros("0.012"))).isEqualTo("€0.012");
    assertThat(figures.price(euros("3"))).isEqualTo("€3.00");
  }

  @Test
  void keepsMemoryInMebibytesWhereGibibytesWouldNotBeExact() {
    assertThat(figures.memory(2_048)).isEqualTo("2 GiB");
    assertThat(figures.memory(1_536)).isEqualTo("1,536 MiB");
    assertThat(figures.memory(0, 24_105)).isEqualTo("0 MiB");
    assertThat(figures.memory(1_024, 2_048)).isEqualTo("1 GiB");
    assertThat(figures.memory(256, 262_144)).isEqualTo("0.25 GiB");
    assertThat(figures.memory(262_144, 256)).isEqualTo("256 GiB");
    assertThat(figures.memory(262_144, 100)).isEqualTo("262,144 MiB");
    assertThat(figures.memory(256, 512)).isEqualTo("256 MiB");
    assertThat(figures.amount("memoryMib", 262_144)).isEqualTo("256 GiB");
    assertThat(figures.amount("diskGib", 1_500)).isEqualTo("1,500 GiB");
    assertThat(figures.amount("vcpus", 8)).isEqualTo("8");
    assertThat(figures.part("memoryMib", 256, 262_144)).isEqualTo("0.25");
    assertThat(figures.part("diskGib", 1_500, 4_000)).isEqualTo("1,500");
  }

  @Test
  void writesBytesWithAtMostThreeDigitsBeforeThePoint() {
    assertThat(figures.bytes(999)).isEqualTo("999 bytes");
    assertThat(figures.bytes(1_036_902)).isEqualTo("0.99 MiB");
    assertThat(figures.bytes(1_610_612_736L)).isEqualTo("1.5 GiB");
  }

  @Test
  void tellsTimeInTheZoneOfTheInstitution() {
    assertThat(figures.second(Instant.parse("2026-07-01T10:00:05Z")))
        .isEqualTo("1 Jul 2026, 12:00:05");
  }

  @Test
  void writesALengthInItsTwoLargestUnits() {
    assertThat(figures.length(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(figures.length(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
    assertThat(figures.length(Duration.ofHours(49))).isEqualTo("2 d 1 h");
  }

  @Test
  void writesProcessorTimeToTheSecondAndOwnsThatLessThanOneIsSomething() {
    assertThat(figures.processorTime(0L)).isEqualTo("0 s");
    assertThat(figures.processorTime(999_999_999L)).isEqualTo("under 1 s");
    assertThat(figures.processorTime(3_723_900_000_000L)).isEqualTo("1 h 2 min 3 s");
    assertThat(figures.processorTime(7_205_000_000_000L)).isEqualTo("2 h 0 min 5 s");
  }

  private static Money euros(String amount) {
    return new Money(new BigDecimal(amount), EURO);
  }
}
