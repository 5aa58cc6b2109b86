package io.atrium.pricing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.metering.Span;
import io.atrium.pricing.Allowance;
import io.atrium.pricing.Discount;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceVersion;
import io.atrium.testing.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceBookTests {

  @Test
  void cutsASpanAtTheVerySecondAPriceChanges() {
    var book = new PriceBook(List.of(version(100, "2"), version(0, "1"), version(200, "3")));

    assertThat(book.cut(new Span(50, 150)))
        .extracting(each -> each.span() + " " + each.version().id())
        .containsExactly("Span[from=50, to=100] v0", "Span[from=100, to=150] v100");
    assertThat(book.cut(new Span(100, 200))).hasSize(1);
  }

  @Test
  void letsExactlyOneVersionHoldAtEverySecond() {
    Seeds.tryOut(
        500,
        random -> {
          var versions = new ArrayList<PriceVersion>();
          versions.add(version(0, "1"));
          for (int i = 0; i < random.nextInt(6); i++) {
            versions.add(version(1 + random.nextInt(200), "2"));
          }
          var span = new Span(random.nextInt(100), 100 + random.nextInt(100));

          var pieces = new PriceBook(versions).cut(span);

          var edge = span.from();
          for (var piece : pieces) {
            assertThat(piece.span().from()).isEqualTo(edge);
            edge = piece.span().to();
          }
          assertThat(edge).isEqualTo(span.to());
        });
  }

  @Test
  void prefersTheNarrowerPrice() {
    var version =
        new PriceVersion(
            "v",
            Instant.EPOCH,
            "",
            "",
            List.of(
                price(null, null, null, "1"),
                price(Environment.TEST, null, null, "2"),
                price(null, Kind.VM, null, "3"),
                price(null, null, "off-gpu", "4")),
            List.of(),
            List.of());

    assertThat(perHour(version, Environment.PRODUCTION, Kind.CONTAINER, "off-1"))
        .isEqualTo("1.0000");
    assertThat(perHour(version, Environment.TEST, Kind.CONTAINER, "off-1")).isEqualTo("2.0000");
    assertThat(perHour(version, Environment.TEST, Kind.VM, "off-1")).isEqualTo("3.0000");
    assertThat(perHour(version, Environment.TEST, Kind.VM, "off-gpu")).isEqualTo("4.0000");
  }

  @Test
  void chargesNobodyForWhatHasNoPrice() {
    var basis = new PriceBasis("dep-1", Environment.TEST, Kind.VM, "off-1");

    assertThat(version(0, "1").price(Meter.NETWORK_OUT, basis)).isEmpty();
  }

  @Test
  void takesTheDiscountOffExactlyAndForThatDepartmentAlone() {
    var version =
        new PriceVersion(
            "v",
            Instant.EPOCH,
            "",
            "",
            List.of(price(null, null, null, "0.000000001")),
            List.of(),
            List.of(new Discount("dep-1", new BigDecimal("33.3"))));

    assertThat(price(version, "dep-1").charged()).isEqualTo(new BigDecimal("0.000000000667"));
    assertThat(price(version, "dep-1").list()).isEqualTo(new BigDecimal("0.000000001"));
    assertThat(price(version, "dep-2").discounted()).isFalse();
    assertThat(price(version, null).discounted()).isFalse();
  }

  @Test
  void letsTheDepartmentsOwnAllowanceGoBeforeTheOneForAll() {
    var version =
        new PriceVersion(
            "v",
            Instant.EPOCH,
            "",
            "",
            List.of(),
            List.of(
                new Allowance(Meter.VCPU, "dep-1", 7),
                new Allowance(Meter.VCPU, null, 100),
                new Allowance(Meter.MEMORY, null, 1)),
            List.of());

    assertThat(version.free("dep-1"))
        .containsEntry(Meter.VCPU, BigInteger.valueOf(7 * 3_600))
        .containsEntry(Meter.MEMORY, BigInteger.valueOf(3_600 * 1_024));
    assertThat(version.free("dep-2")).containsEntry(Meter.VCPU, BigInteger.valueOf(360_000));
  }

  private static UnitPrice price(PriceVersion version, @Nullable String department) {
    var basis = new PriceBasis(department, Environment.TEST, Kind.VM, "off-1");
    return version.price(Meter.VCPU, basis).orElseThrow();
  }

  private static String perHour(PriceVersion version, Environment e, Kind kind, String offering) {
    var basis = new PriceBasis("dep-1", e, kind, offering);
    return version.price(Meter.VCPU, basis).orElseThrow().charged().toPlainString();
  }

  private static PriceVersion version(long from, String price) {
    return new PriceVersion(
        "v" + from,
        Instant.ofEpochSecond(from),
        "",
        "",
        List.of(price(null, null, null, price)),
        List.of(),
        List.of());
  }

  private static Price price(
      @Nullable Environment environment,
      @Nullable Kind kind,
      @Nullable String offering,
      String price) {
    return new Price(Meter.VCPU, environment, kind, offering, new BigDecimal(price));
  }
}
