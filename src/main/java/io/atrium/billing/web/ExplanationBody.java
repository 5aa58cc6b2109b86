package io.atrium.billing.web;

import io.atrium.billing.Evidence;
import io.atrium.billing.Explanation;
import io.atrium.billing.web.BillBody.LineBody;
import io.atrium.pricing.rating.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything behind one line of a bill, as JSON. */
record ExplanationBody(
    String billId,
    LineBody line,
    VersionBody priceVersion,
    @Schema(description = "The arithmetic in words, with its one rounding") String arithmetic,
    @Schema(description = "The amount before rounding, to twelve digits after the point")
        String exactAmount,
    String currency,
    @Schema(example = "HALF_EVEN") String rounding,
    List<EvidenceBody> evidence,
    @Schema(description = "Sum of the evidence; equals the quantity of the line")
        String evidenceSum,
    @Schema(description = "What each instance has of the line; they sum up to it")
        List<ShareBody> shares,
    @Schema(description = "Stretches of which nobody knows whether it was used; never charged")
        List<GapBody> unknown) {

  static ExplanationBody of(Explanation explained, Set<String> simulated) {
    var sum =
        explained.evidence().stream()
            .map(Evidence::unitSeconds)
            .reduce(BigInteger.ZERO, BigInteger::add);
    return new ExplanationBody(
        explained.bill().id(),
        LineBody.of(explained.line(), simulated.size()),
        new VersionBody(
            explained.prices().id(),
            explained.prices().label(),
            explained.prices().effectiveFrom(),
            explained.pricesUntil()),
        explained.formula(),
        explained.exact().toPlainString(),
        explained.bill().total().currency().getCurrencyCode(),
        "HALF_EVEN",
        explained.evidence().stream().map(EvidenceBody::of).toList(),
        sum.toString(),
        explained.shares().stream()
            .map(each -> ShareBody.of(each, simulated.contains(each.instanceId())))
            .toList(),
        explained.gaps().stream().map(GapBody::of).toList());
  }

  /** Under which prices. */
  record VersionBody(
      String id, String label, Instant effectiveFrom, @Nullable Instant effectiveUntil) {}

  /** One interval: units times seconds. */
  record EvidenceBody(
      String instanceId,
      String name,
      Instant from,
      Instant to,
      long seconds,
      long units,
      String unitSeconds) {

    static EvidenceBody of(Evidence evidence) {
      return new EvidenceBody(
          evidence.instanceId(),
          evidence.name(),
          evidence.from(),
          evidence.to(),
          evidence.seconds(),
          evidence.units(),
          evidence.unitSeconds().toString());
    }
  }

  /** What one instance has of the line. */
  record ShareBody(
      String instanceId,
      String name,
      @Schema(description = "Whether nothing real stands behind it") boolean simulated,
      String quantity,
      String amount) {

    static ShareBody of(Share share, boolean simulated) {
      return new ShareBody(
          share.instanceId(),
          share.name(),
          simulated,
          share.unitSeconds().toString(),
          share.amount().toPlainString());
    }
  }

  /** A stretch that nobody knows about. */
  record GapBody(String instanceId, String name, Instant from, Instant to, long units) {

    static GapBody of(Evidence gap) {
      return new GapBody(gap.instanceId(), gap.name(), gap.from(), gap.to(), gap.units());
    }
  }
}
