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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Price versions as JSON, coming and going. */
final class PriceBody {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,12})?");

  private PriceBody() {}

  /** A price list to be set. */
  record NewVersion(
      @Schema(
              description = "From when on they hold, which lies ahead",
              requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable Instant effectiveFrom,
      @Schema(example = "From spring on", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String label,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<NewPrice> prices) {

    /** What is asked for; faults that keep a price from being read are noted. */
    NewPrices asked(Faults faults) {
      var given = prices == null ? List.<NewPrice>of() : prices;
      var read = new ArrayList<@Nullable Price>();
      for (int i = 0; i < given.size(); i++) {
        read.add(given.get(i).price("prices[%d]".formatted(i), faults));
      }
      return new NewPrices(effectiveFrom, label, read);
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
      @Schema(example = "0.0090", description = "For one unit and hour; memory by the GiB")
          @Nullable String unitPrice) {

    @Nullable Price price(String field, Faults faults) {
      var known = Arrays.stream(Meter.values()).filter(each -> each.word().equals(meter));
      var found = known.findFirst().orElse(null);
      var amount =
          unitPrice == null || !DECIMAL.matcher(unitPrice).matches()
              ? null
              : new BigDecimal(unitPrice);
      faults
          .unless(found != null, field + ".meter", "must be one of vcpu, memory, disk, address")
          .unless(
              amount != null,
              field + ".unitPrice",
              "must be a decimal in quotes such as \"0.0090\"");
      return found == null || amount == null
          ? null
          : new Price(found, environment, kind, offeringId, amount);
    }
  }

  /** A price list that is set. */
  record Version(
      String id,
      Instant effectiveFrom,
      String label,
      @Schema(description = "Whether it holds now") boolean current,
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
