package io.atrium.pricing.web;

import io.atrium.kernel.Environment;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Kind;
import io.atrium.metering.Meter;
import io.atrium.pricing.NewPrices;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceVersion;
import io.atrium.pricing.rating.Rating;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Price versions as JSON, coming and going. */
final class PriceBody {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,12})?");

  private static final String METERS =
      Arrays.stream(Meter.values()).map(Meter::word).collect(Collectors.joining(", "));

  private PriceBody() {}

  static @Nullable Meter meter(@Nullable String word) {
    return Arrays.stream(Meter.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElse(null);
  }

  /** A price list to be set. */
  record NewVersion(
      @Schema(
              description = "From when on they hold, which lies ahead",
              requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable Instant effectiveFrom,
      @Schema(example = "From spring on", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String label,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<NewPrice> prices,
      @Schema(
              description =
                  "What is free in each month: an empty list for nothing; left out, it stays as"
                      + " before")
          @Nullable List<TermsBody.NewAllowance> allowances,
      @Schema(
              description =
                  "What departments get off every price: an empty list for nobody; left out, it"
                      + " stays as before")
          @Nullable List<TermsBody.NewDiscount> discounts) {

    /** What is asked for; faults that keep a price from being read are noted. */
    NewPrices asked(Faults faults) {
      var given = prices == null ? List.<NewPrice>of() : prices;
      var read = new ArrayList<@Nullable Price>();
      for (int i = 0; i < given.size(); i++) {
        read.add(given.get(i).price("prices[%d]".formatted(i), faults));
      }
      return new NewPrices(
          effectiveFrom, label, read, TermsBody.asked(allowances, discounts, faults));
    }
  }

  /** One price of a list; null fields hold for everything. */
  record NewPrice(
      @Schema(
              example = "vcpu",
              description =
                  "vcpu, memory, disk and address need a price; others cost nothing without one",
              allowableValues = {
                "vcpu",
                "memory",
                "disk",
                "address",
                "snapshot",
                "image",
                "volume",
                "archive",
                "cpu-time",
                "network-in",
                "network-out",
                "block-read",
                "block-written"
              })
          @Nullable String meter,
      @Nullable Environment environment,
      @Nullable Kind kind,
      @Nullable String offeringId,
      @Schema(
              example = "0.0090",
              description =
                  "For one unit and hour, memory by the GiB; what is consumed by the GiB or the"
                      + " hour of a processor")
          @Nullable String unitPrice) {

    @Nullable Price price(String field, Faults faults) {
      var found = PriceBody.meter(meter);
      var amount =
          unitPrice == null || !DECIMAL.matcher(unitPrice).matches()
              ? null
              : new BigDecimal(unitPrice);
      faults
          .unless(found != null, field + ".meter", "must be one of " + METERS)
          .unless(
              amount != null,
              field + ".unitPrice",
              "must be a decimal of 0 or more, in quotes, such as \"0.0090\"");
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
      List<UnitPriceBody> prices,
      List<TermsBody.AllowanceBody> allowances,
      List<TermsBody.DiscountBody> discounts) {

    static Version of(PriceVersion version, boolean current, String currency) {
      return new Version(
          version.id(),
          version.effectiveFrom(),
          version.label(),
          current,
          currency,
          version.prices().stream().map(UnitPriceBody::of).toList(),
          version.allowances().stream().map(TermsBody.AllowanceBody::of).toList(),
          version.discounts().stream().map(TermsBody.DiscountBody::of).toList());
    }
  }

  /** One price of it. */
  record UnitPriceBody(
      String meter,
      @Nullable Environment environment,
      @Nullable Kind kind,
      @Nullable String offeringId,
      String unitPrice,
      @Schema(example = "vcpu-hour") String per) {

    static UnitPriceBody of(Price price) {
      return new UnitPriceBody(
          price.meter().word(),
          price.environment(),
          price.kind(),
          price.offeringId(),
          price.perHour().toPlainString(),
          Rating.per(price.meter()));
    }
  }
}
