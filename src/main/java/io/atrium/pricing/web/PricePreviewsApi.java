package io.atrium.pricing.web;

import io.atrium.accounts.Actor;
import io.atrium.kernel.Faults;
import io.atrium.kernel.Institution;
import io.atrium.pricing.PricePreviews;
import io.atrium.pricing.web.PriceBody.NewVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What new prices would do, over REST. Nothing is set by asking. */
@RestController
@RequestMapping("/api/v1/price-previews")
@Tag(name = "Prices")
class PricePreviewsApi {

  private final PricePreviews previews;

  private final String currency;

  PricePreviewsApi(PricePreviews previews, Institution institution) {
    this.previews = previews;
    this.currency = institution.currency().getCurrencyCode();
  }

  @PostMapping
  @Operation(
      summary = "Tell what new prices would do, without setting them",
      description =
          "Rates the last whole month (the running one where nothing was used in the last) as if"
              + " these prices had held all the time. Checked like prices to be set; nothing is"
              + " stored. Operators only.")
  PreviewBody preview(Actor actor, @RequestBody NewVersion wanted) {
    var faults = new Faults();
    return PreviewBody.of(previews.preview(actor, wanted.asked(faults), faults), currency);
  }
}
