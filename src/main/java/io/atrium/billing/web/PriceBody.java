package io.atrium.billing.web;

import io.atrium.billing.NewPrices;
import io.atrium.billing.Price;
import io.atrium.billing.PriceVersion;
import io.atrium.billing.rating.Rating;
import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Price versions as JSON, coming and going. */
final class PriceBody {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,12})?");

  private PriceBody() {}

  /** A price list to be set. */
  record NewVersion(
      @Schema(description = "in the future", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable Instant effectiveFrom,
      @Schema(example = "From spring on", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String label,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<NewPrice> prices) {

    NewPrices asked() {
      var given = prices == null ? List.<NewPrice>of() : prices;
      var faults = new Faults();
      IntStream.range(0, given.size()).forEach(i -> given.get(i).check(i, faults));
      faults.refuse();
      return new NewPrices(effectiveFrom, label, given.stream().map(NewPrice::price).toList());
    }
  }

  /** One price of a list; null fields hold for everything. */
  record NewPrice(
      @Schema(
              example = "vcpu",
              allowableValues = {"vcpu", "memory", "disk", "address"})
          @Nullable String meter,
      @Nullable Environment environment,
      @Nullable Kind kind,
      @Nullable String offeringId,
      @Schema(example = "0.0090", description = "for one unit and hour; memory by the GiB")
          @Nullable String unitPrice) {

    void check(int i, Faults faults) {
      faults.unless(
          Arrays.stream(Meter.values()).anyMatch(each -> each.word().equals(meter)),
          "prices[%d].meter".formatted(i),
          "must be one of vcpu, memory, disk, address");
      faults.unless(
          unitPrice != null && DECIMAL.matcher(unitPrice).matches(),
          "prices[%d].unitPrice".formatted(i),
          "must be a decimal in quotes such as \"0.0090\"");
    }

    Price price() {
      return new Price(
          Meter.of(Objects.requireNonNull(meter)),
          environment,
          kind,
          offeringId,
          new BigDecimal(Objects.requireNonNull(unitPrice)));
    }
  }

  /** A price list that is set. */
  record Version(
      String id,
      Instant effectiveFrom,
      String label,
      @Schema(description = "whether it holds now") boolean current,
      String currency,
      List<UnitPrice> prices) {

    static Version of(PriceVersion version, boolean current, String currency) {
      return new Version(
          version.id(),
          version.effectiveFrom(),
          version.label(),
          current,
          currency,
          version.prices().stream().map(UnitPrice::of).toList());
    }
  }

  /** One price of it. */
  record UnitPrice(
      String meter,
      @Nullable Environment environment,
      @Nullable Kind kind,
      @Nullable String offeringId,
      String unitPrice,
      @Schema(example = "vcpu-hour") String per) {

    static UnitPrice of(Price price) {
      return new UnitPrice(
          price.meter().word(),
          price.environment(),
          price.kind(),
          price.offeringId(),
          price.perHour().toPlainString(),
          Rating.per(price.meter()));
    }
  }
}
