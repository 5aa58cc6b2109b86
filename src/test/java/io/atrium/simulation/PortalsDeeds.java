package io.atrium.simulation;

import io.atrium.billing.BillCloser;
import io.atrium.kernel.Faults;
import io.atrium.metering.Meter;
import io.atrium.pricing.NewPrices;
import io.atrium.pricing.Price;
import io.atrium.pricing.PriceCommands;
import io.atrium.pricing.PriceQueries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What the portal does by itself when its time has come, and time. */
final class PortalsDeeds {

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMillis(400),
          Duration.ofSeconds(1),
          Duration.ofSeconds(7),
          Duration.ofSeconds(60),
          Duration.ofMinutes(13),
          Duration.ofHours(2),
          Duration.ofDays(3),
          Duration.ofDays(16));

  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofHours(-1), Duration.ofSeconds(-5), Duration.ofHours(1), Duration.ofDays(1));

  private PortalsDeeds() {}

  static void reconcile(Stage stage, Story story) {
    var outcome = stage.attempt(stage::reconcile);
    story.tell(stage.now(), "the portal does what is due" + outcome);
  }

  static void sweep(Stage stage, Story story) {
    var host = story.any(Cast.HOSTS);
    var outcome = stage.attempt(() -> stage.sweep(host));
    story.tell(stage.now(), "the portal sweeps %s%s".formatted(host, outcome));
  }

  static void sample(Stage stage, Story story) {
    var host = story.any(Cast.HOSTS);
    var outcome = stage.attempt(() -> stage.sample(host));
    story.tell(stage.now(), "the portal reads the counters of %s%s".formatted(host, outcome));
  }

  static void closeMonth(Stage stage, Story story) {
    var outcome = stage.attempt(() -> stage.portal().bean(BillCloser.class).closeDue());
    story.tell(stage.now(), "the portal closes the months that are over" + outcome);
  }

  static void changePrices(Stage stage, Story story) {
    var from = stage.now().plusSeconds(1 + story.below(100_000));
    var outcome =
        stage.attempt(() ->
            stage
                .portal()
                .bean(PriceCommands.class)
                .publish(
                    Cast.OPERATOR, new NewPrices(from, "changed", prices(story)), new Faults()));
    story.tell(stage.now(), "new prices from %s on%s".formatted(from, outcome));
  }

  static void withdrawPrices(Stage stage, Story story) {
    var last = stage.portal().bean(PriceQueries.class).versions().getFirst();
    var outcome =
        stage.attempt(
            () -> stage.portal().bean(PriceCommands.class).withdraw(Cast.OPERATOR, last.id()));
    story.tell(
        stage.now(),
        "the prices from %s on are withdrawn%s".formatted(last.effectiveFrom(), outcome));
  }

  private static List<Price> prices(Story story) {
    return Meter.ofMachines().stream()
        .map(meter ->
            new Price(meter, null, null, null, BigDecimal.valueOf(story.below(1_000_000), 6)))
        .toList();
  }

  static void time(Stage stage, Story story) {
    stage.pass(story.any(STEPS).plusMillis(story.below(300)));
    story.tell(stage.now(), "time has passed");
  }

  static void jump(Stage stage, Story story) {
    var jump = story.any(JUMPS);
    stage.pass(jump);
    if (jump.isNegative()) {
      story.goesBack();
    }
    story.tell(stage.now(), "the clock jumped by " + jump);
  }
}
